import type { Actor } from "#app/domain/core/actor.ts";
import { DomainError } from "#app/domain/core/errors.ts";
import { decodeCursor, encodeCursor } from "#app/domain/core/paging.ts";
import { type SearchKind, searchKinds } from "#app/domain/core/search-document.ts";
import { listKeptAway } from "#app/domain/discussion/list-kept-away.server.ts";
import { accessKeys } from "#app/domain/forums/search-access.ts";
import { addSeconds, daySeconds, now } from "#app/platform/clock.ts";
import { type Answer, engineNames, type Inquiry, type Place } from "./engine.ts";
import { askEngine, askForSuggestions } from "./engines.server.ts";
import { loadFound } from "./load-found.server.ts";
import { wantedOf } from "./mark.ts";
import { noteMiss } from "./misses.server.ts";
import { type Question, readQuestion } from "./question.ts";
import { respell } from "./respell.server.ts";
import { type Asked, countMax, type Found, type Period, type SearchPage, type Width, widths } from "./views.ts";

const pageSize = 20;
const suggestedMax = 8;
/** Letters somebody has to type before anything is suggested, and before the last word may be a beginning. */
const suggestFrom = 2;

/** Whether who asks may add to the report of what was not found: nobody fills it alone. */
type MayNote = () => Promise<boolean>;
const anyone: MayNote = async () => true;

const periodDays: Record<Period, number> = { day: 1, week: 7, month: 30, year: 365 };

/**
 * A page of what the club holds for a question: topics, posts, products and members that the actor may see and does not
 * keep away. Nothing typed that way finds nothing; it is never an error.
 * @param mayNote asked before it is kept for the report that the club held nothing for it
 * @throws DomainError position_malformed
 */
export async function searchClub(actor: Actor, asked: Asked, mayNote: MayNote = anyone): Promise<SearchPage> {
  const question = readQuestion(asked.q);
  const inquiry = { ...(await inquiryOf(actor, question, asked)), most: pageSize };
  const { answer, isInstead } = await askEngine({ ...inquiry, after: readPlace(asked, question) });
  const items = await loadFound(actor, answer.hits, wantedOf(question.words, answer.alike));
  if (isMiss(asked, answer.width, items.length) && (await mayNote())) await noteMiss(question);
  const isDoubtful = !asked.after && (items.length === 0 || answer.width !== "all");
  const last = answer.hits.at(-1);
  return {
    items,
    count: countOf(answer, answer.hits.length - items.length),
    next:
      answer.hasMore && last
        ? writePlace({ engine: answer.engine, width: answer.width, value: last.value, id: last.id }, asked, question)
        : null,
    width: answer.width,
    ...{ isInstead, isCut: answer.isCut ?? false },
    meant: isDoubtful ? await respell(actor, asked.q, inquiry) : null,
  };
}

/** What somebody may mean who is still typing, the likeliest first. Quick: nothing mistyped is mended, nothing is counted. */
export async function suggest(actor: Actor, typed: string, kind?: SearchKind): Promise<Found[]> {
  const question = readQuestion(typed, { shortestPrefix: suggestFrom });
  if (question.folded.length < suggestFrom) return [];
  const refs = await askForSuggestions({
    ...(await inquiryOf(actor, question, { q: typed, kind })),
    most: suggestedMax,
  });
  return loadFound(actor, refs, wantedOf(question.words, []));
}

async function inquiryOf(actor: Actor, question: Question, asked: Asked): Promise<Omit<Inquiry, "most">> {
  const { kind, forumId, productId, authorId, since, sort = "relevance" } = asked;
  return {
    ...{ question, forumId, productId, authorId, sort },
    since: since && addSeconds(now(), -periodDays[since] * daySeconds),
    access: accessKeys(actor),
    withoutAuthors: await listKeptAway(actor),
    kinds: kind ? [kind] : searchKinds,
  };
}

/** What was found but may not be shown is not counted either, as far as that is known. */
function countOf({ count }: Answer, unseen: number): number | null {
  return count > countMax ? null : Math.max(0, count - unseen);
}

/** A page belongs to its question, with all that narrows it down: in another one its place means nothing. */
function listOf(
  { kind, forumId, productId, authorId, since, sort }: Asked,
  { folded }: Question,
  width: Width,
): string {
  return JSON.stringify(["search", width, folded, kind, forumId, productId, authorId, since, sort]);
}

/** Who gave the page before and how widely it looked, as one digit before the place itself. */
const digits = engineNames.flatMap((engine) => widths.map((width) => ({ engine, width })));

function writePlace({ engine, width, ...place }: Place, asked: Asked, question: Question): string {
  const digit = digits.findIndex((one) => one.engine === engine && one.width === width);
  return `${digit}${encodeCursor(place, listOf(asked, question, width))}`;
}

function readPlace(asked: Asked, question: Question): Place | undefined {
  if (!asked.after) return undefined;
  const by = digits[Number(asked.after[0])];
  const cursor = by && decodeCursor(asked.after.slice(1), listOf(asked, question, by.width));
  if (!cursor) throw new DomainError("position_malformed", { field: "after" });
  return { ...by, ...cursor };
}

/** Whether the whole club held nothing for a question, or nothing with all its words. */
function isMiss({ q: _, sort: __, ...narrowed }: Asked, width: Width, found: number): boolean {
  return (found === 0 || width === "some") && Object.values(narrowed).every((value) => !value);
}
