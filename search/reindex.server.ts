import { type SearchKind, searchKinds } from "#app/domain/core/search-document.ts";
import { now } from "#app/platform/clock.ts";
import { log } from "#app/platform/log.server.ts";
import type { EngineName } from "./engine.ts";
import { indexAll, inLine } from "./index-content.server.ts";
import { hasMeilisearch, noteFailure, noteSuccess } from "./meilisearch/connection.server.ts";
import { meilisearchEngine } from "./meilisearch/engine.server.ts";
import { whatAilsMeilisearch } from "./meilisearch/faults.server.ts";
import { fillMeilisearch } from "./meilisearch/fill.server.ts";
import {
  distrustIndex,
  forgetLeftIndexes,
  isBeingMade,
  lastTended,
  sweepIndexes,
  whoElseTends,
} from "./meilisearch/indexes.server.ts";
import { postgresEngine } from "./postgres/engine.server.ts";

/** PostgreSQL's index was made anew, Meilisearch's could not be; says why. */
export class MeilisearchFault extends Error {}

/** Hears how many things of a kind were looked at, for which engine, since it last did. */
type Seen = (kind: SearchKind, count: number, engine: EngineName) => void;

/**
 * Makes everything that search knows anew, beside what is searched meanwhile, and puts it in its place when it is whole;
 * in PostgreSQL first, then in Meilisearch where the club has one. What changes meanwhile goes into both. Cut off in the
 * middle it has changed nothing, and is begun anew.
 * @returns false where somebody else began the same meanwhile, whose will be searched
 * @throws MeilisearchFault; the running club fills Meilisearch as soon as it can
 */
export async function reindex(seen: Seen = () => undefined): Promise<boolean> {
  const isOurs = await refillPostgres(seen);
  if (!isOurs || !hasMeilisearch()) return isOurs;
  try {
    return await fillMeilisearch((kind, count) => seen(kind, count, "meilisearch"));
  } catch (error) {
    await distrustIndex();
    throw new MeilisearchFault((await whatAilsMeilisearch()) ?? String(error), { cause: error });
  }
}

async function refillPostgres(seen: Seen): Promise<boolean> {
  const rebuild = await inLine(() => postgresEngine.beginRebuild());
  for (const kind of searchKinds)
    await indexAll({ kinds: [kind], tell: false }, (count) => seen(kind, count, "postgresql"));
  return postgresEngine.swap(rebuild);
}

/**
 * Makes what search knows where nothing was ever made, as after the update that brought search, or where Meilisearch's
 * index is empty, not ours, made for other settings or left half made. A job of the schedule.
 */
export async function fillSearch(): Promise<void> {
  if (!(await postgresEngine.isFilled())) await refillPostgres(() => undefined);
  if (!hasMeilisearch()) return leaveMeilisearch();
  try {
    await sweepIndexes();
    if (await isBeingMade()) return;
    const other = await whoElseTends();
    if (other) return log.warn(`Meilisearch's index is left as it is: ${other}`);
    if (await meilisearchEngine.isFilled()) return;
    log.info("filling Meilisearch's index");
    await fillMeilisearch(() => undefined);
    noteSuccess("work");
  } catch (error) {
    noteFailure("work", error);
  }
}

/** When this process first saw that it has no Meilisearch. */
let withoutSince: Date | null = null;

/** Who looks after an index while this process has no Meilisearch is one that has: a fault of the settings. */
async function leaveMeilisearch(): Promise<void> {
  withoutSince ??= now();
  await forgetLeftIndexes();
  const tendedAt = await lastTended();
  if (tendedAt && tendedAt > withoutSince)
    log.warn("Another process of the club has a Meilisearch, and this one has none: all need the same MEILI_URL");
}

/** What search does in the night. */
export async function tidySearch(): Promise<void> {
  await postgresEngine.tidy();
  if (hasMeilisearch()) await meilisearchEngine.tidy();
}
