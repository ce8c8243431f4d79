import { addSeconds, now } from "#app/platform/clock.ts";
import { seal, unseal } from "#app/platform/secret.server.ts";

/**
 * A sealed note to ourselves that somebody carries in a cookie between two steps: what they have proved so far.
 * Nobody else can read or make one, and one of another kind is none.
 * @param seconds how long it is good for
 */
export function makeProof(kind: string, claims: object, seconds: number): string {
  return seal(`proof ${kind}`, JSON.stringify({ claims, until: addSeconds(now(), seconds).getTime() }));
}

/** What a proof made by `makeProof` claims; null when it is not one of this kind, or too old. */
export function readProof<Claims extends object>(kind: string, proof: string): Claims | null {
  const text = unseal(`proof ${kind}`, proof);
  if (text === null) return null;
  const { claims, until } = JSON.parse(text) as { claims: Claims; until: number };
  return until > now().getTime() ? claims : null;
}
