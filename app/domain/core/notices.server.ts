import { randomUUID } from "node:crypto";
import type { Transaction } from "#app/platform/db/client.server.ts";
import { type CommittedFact, hearsOthers, type News, tellCommitted } from "./committed.server.ts";

/** The channel of PostgreSQL's NOTIFY on which processes tell each other what they committed. */
export const noticeChannel = "bashgah_committed";

/** PostgreSQL takes less than 8,000 bytes. */
const maxBytes = 7_900;

/** What is about to be committed, and the text that tells other processes of it. */
export type Notice = { id: string; news: News; text: string };

const ofTransactions = new WeakMap<Transaction, Notice[]>();

/** Marks the notices that this process tells itself: PostgreSQL brings them back, before or after. */
const ownMark = `${randomUUID()}:`;
const toldFirst = new Set<string>();
const heardFirst = new Set<string>();

let made = 0;

/**
 * The notice of some news, for one who commits them without `transaction`: its text goes out with `pg_notify` in the
 * same statement, and `tellNotices` is called when that is done. Of too many facts it says that anything may have happened.
 */
export function newNotice(news: News): Notice {
  return noticeOf(`${ownMark}${made++}`, news);
}

/** Notes facts that hold once the transaction is committed. Its text goes out with `pg_notify`, in the same statement. */
export function noteFacts(tx: Transaction, facts: readonly CommittedFact[]): Notice {
  const notices = ofTransactions.get(tx);
  if (!notices) return noticeOf("", facts);
  const notice = newNotice(facts);
  notices.push(notice);
  return notice;
}

function noticeOf(id: string, news: News): Notice {
  const whole = JSON.stringify({ id, news });
  const text = Buffer.byteLength(whole) <= maxBytes ? whole : JSON.stringify({ id, news: "anything" });
  return { id, news, text };
}

/** Begins to collect the notices of a transaction that ends with `tellNotices`. */
export function collectNotices(tx: Transaction): Notice[] {
  const notices: Notice[] = [];
  ofTransactions.set(tx, notices);
  return notices;
}

/** Tells this process what it has just committed, before it answers. */
export function tellNotices(notices: readonly Notice[]): void {
  const fresh = notices.filter(({ id }) => !heardFirst.delete(id));
  if (hearsOthers()) for (const { id } of fresh) toldFirst.add(id);
  if (fresh.some(({ news }) => news === "anything")) tellCommitted("anything");
  else if (fresh.length > 0) tellCommitted(fresh.flatMap(({ news }) => news as readonly CommittedFact[]));
}

/** Tells this process what PostgreSQL says that somebody committed, unless it knows. */
export function hearNotice(text: string): void {
  const { id, news } = readNotice(text);
  if (toldFirst.delete(id)) return;
  if (id.startsWith(ownMark)) heardFirst.add(id);
  tellCommitted(news);
}

/** What is no notice of ours was sent by somebody at the database, who may have changed anything there. */
function readNotice(text: string): { id: string; news: News } {
  try {
    const notice: unknown = JSON.parse(text);
    if (isNotice(notice)) return notice;
  } catch {} // no JSON: no notice of ours either
  return { id: "", news: "anything" };
}

function isNotice(value: unknown): value is { id: string; news: News } {
  const { id, news } = (value ?? {}) as Record<string, unknown>;
  return typeof id === "string" && (news === "anything" || (Array.isArray(news) && news.every(isFact)));
}

function isFact(value: unknown): value is CommittedFact {
  const { kind, payload } = (value ?? {}) as Record<string, unknown>;
  return typeof kind === "string" && typeof payload === "object" && payload !== null;
}

/** Forgets which notices are still to come back, for they will not any more. */
export function forgetNotices(): void {
  toldFirst.clear();
  heardFirst.clear();
}
