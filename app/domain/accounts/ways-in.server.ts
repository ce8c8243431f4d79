import { env } from "#app/platform/env.server.ts";
import { mailWays } from "./target.server.ts";

/** The ways to sign in beside a code by SMS, which is always open. */
export type WaysIn = {
  mailCodes: boolean;
  mailPasswords: boolean;
  /** What the provider of staff's sign-in is called; null where there is none. */
  provider: string | null;
};

/** Which ways to sign in the club opened. */
export async function waysIn(): Promise<WaysIn> {
  const { codes, passwords } = await mailWays();
  const { OIDC_ISSUER: issuer, OIDC_NAME: name } = env;
  const provider = issuer ? (name ?? new URL(issuer).host) : null;
  return { mailCodes: codes, mailPasswords: passwords, provider };
}
