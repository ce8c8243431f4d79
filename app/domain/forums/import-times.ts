import { createHash } from "node:crypto";
import { addSeconds, daySeconds, hourSeconds } from "#app/platform/clock.ts";

/** A product was talked about for so many days at least and at most. */
const [shortestDays, longestDays] = [60, 300];
/** The talk about a product stopped at most so many days ago. */
const quietDaysMax = 21;

/** A number from 0 up to 1 that is always the same for the same text. */
export function shareOf(text: string): number {
  return createHash("sha256").update(text).digest().readUInt32BE(0) / 2 ** 32;
}

/**
 * When the opinions on a product were given, one time for each position. Files of discussions carry no dates, and a
 * club where everything was said in the same second has neither an order nor a history to read. So each product gets
 * a stretch of months that ended some days before `at`, and its opinions stand in it in their order, one in each
 * equal part of it. All of it follows from the product's name, so that two runs on one day agree.
 */
export function timesOfOpinions(product: string, count: number, at: Date): Date[] {
  const end = addSeconds(at, -hourSeconds - shareOf(`${product}#end`) * quietDaysMax * daySeconds);
  const days = shortestDays + shareOf(`${product}#length`) * (longestDays - shortestDays);
  const slotSeconds = (days * daySeconds) / count;
  const start = addSeconds(end, -days * daySeconds);
  return Array.from({ length: count }, (_, position) => {
    const within = 0.1 + 0.8 * shareOf(`${product}#${position}`);
    return addSeconds(start, (position + within) * slotSeconds);
  });
}

/**
 * The times of new replies in a topic that already has posts: as they are where they come after its last post, else
 * spread evenly between that post and `at`. Ascending whatever happens.
 */
export function timesAfter(last: Date | null, times: Date[], at: Date): Date[] {
  if (last === null || times[0] === undefined || times[0] > last) return times;
  const from = last.getTime();
  const step = Math.max(1, (at.getTime() - from) / (times.length + 1));
  return times.map((_, index) => new Date(from + Math.round(step * (index + 1))));
}

/** When a placeholder joined: before anything imported at `at` was said. */
export function joinedAt(authorKey: string, at: Date): Date {
  const days = longestDays + quietDaysMax + 1 + shareOf(`${authorKey}#joined`) * quietDaysMax;
  return addSeconds(at, -days * daySeconds);
}
