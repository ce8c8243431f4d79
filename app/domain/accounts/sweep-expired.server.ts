import { addSeconds, daySeconds, now } from "#app/platform/clock.ts";
import { db } from "#app/platform/db/client.server.ts";
import { sweepOutbox } from "#app/platform/messages/outbox.server.ts";

/** Codes count for the limits of a day; outbox messages are of use for a few minutes. */
const keptDays = 2;

/** Forgets ended sessions and old codes; for the schedule. */
export async function sweepExpired(): Promise<void> {
  const before = addSeconds(now(), -keptDays * daySeconds);
  await db.session.deleteMany({ where: { expiresAt: { lt: now() } } });
  await db.loginCode.deleteMany({ where: { createdAt: { lt: before } } });
  await db.signInTry.deleteMany({ where: { createdAt: { lt: before } } });
  await sweepOutbox(before);
}
