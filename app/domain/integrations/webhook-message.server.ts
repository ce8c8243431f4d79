import { createHmac, randomBytes } from "node:crypto";
import type { Fact, FactKind } from "#app/domain/core/events.ts";
import { seal, unseal } from "#app/platform/secret.server.ts";
import { isPublicFact, publicFacts } from "./public-facts.ts";

const secretPrefix = "whsec_";
const secretBytes = 32;
const sealPurpose = "webhook secret";

/** A new secret as a receiver keeps it: `whsec_` and 32 random bytes in base64. */
export function newWebhookSecret(): string {
  return secretPrefix + randomBytes(secretBytes).toString("base64");
}

/** A secret as the database keeps it. */
export const sealWebhookSecret = (secret: string): string => seal(sealPurpose, secret);

/** A secret that the database kept; null when it was sealed under another secret of the club. */
export const unsealWebhookSecret = (sealed: string): string | null => unseal(sealPurpose, sealed);

/** What is sent: a JSON of its type, when it happened, and what. */
export function messageBody(type: string, at: Date, data: object): string {
  return JSON.stringify({ type, timestamp: at.toISOString(), data });
}

/** What a webhook is told of a fact; null when it stays in the club, as what an import brought in does. */
export function messageOf(fact: Fact): string | null {
  const { kind, payload, createdAt } = fact;
  if (!isPublicFact(kind) || "imported" in payload) return null;
  const told: readonly string[] = publicFacts[kind];
  const carried = payload as Record<string, unknown>;
  return messageBody(kind satisfies FactKind, createdAt, Object.fromEntries(told.map((name) => [name, carried[name]])));
}

/**
 * The signature of a message (Standard Webhooks 1.0, symmetric): HMAC-SHA-256 over id, timestamp and body, once for
 * each secret that is live.
 * @param at when this attempt is made, in seconds since 1970
 */
export function signMessage(secrets: string[], id: string, at: number, body: string): string {
  return secrets.map((secret) => `v1,${mac(secret, `${id}.${at}.${body}`)}`).join(" ");
}

function mac(secret: string, content: string): string {
  const key = Buffer.from(secret.slice(secretPrefix.length), "base64");
  return createHmac("sha256", key).update(content).digest("base64");
}
