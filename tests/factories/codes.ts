import type { SignedIn } from "#app/domain/accounts/admit.server.ts";
import { requestCode } from "#app/domain/accounts/request-code.server.ts";
import { now, setClock } from "#app/platform/clock.ts";
import { db } from "#app/platform/db/client.server.ts";

/** Where tests ask for codes from. */
export const origin = { ip: "203.0.113.7", host: "club.example", language: "fa" as const };

export const device = { userAgent: "Test browser" };

/** Stops the clock at an instant; `pass` moves it. */
export function stopClock(at = "2026-11-22T08:00:00Z") {
  setClock(new Date(at));
  return { pass: (seconds: number) => setClock(new Date(now().getTime() + seconds * 1000)) };
}

/** The text of the newest message to a number. */
export async function lastMessage(e164: string): Promise<string> {
  const message = await db.outboxMessage.findFirstOrThrow({
    where: { recipient: e164 },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
  });
  return message.text;
}

/** The code in the newest message to a number. */
export async function lastCode(e164: string): Promise<string> {
  return /#(\d+)$/.exec(await lastMessage(e164))![1]!;
}

/** Asks for a code as a person would and reads it from the message. */
export async function askCode(e164: string): Promise<string> {
  await requestCode({ target: e164 }, origin);
  return lastCode(e164);
}

/** Another code of five digits. */
export function wrongCode(code: string): string {
  return String((Number(code) + 1) % 100_000).padStart(5, "0");
}

/** What came of signing in, when it is a session. */
export function expectSignedIn(outcome: object): SignedIn {
  if (!("session" in outcome)) throw new Error(`No session: ${Object.keys(outcome).join(", ")}`);
  return outcome as SignedIn;
}
