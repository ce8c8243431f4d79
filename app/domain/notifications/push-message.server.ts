import { createHash } from "node:crypto";
import type { Club } from "#app/domain/core/club.server.ts";
import { notificationsPath } from "#app/domain/core/links.ts";
import { translatorFor } from "#app/i18n/translator.server.ts";
import { direction, type Language } from "#app/platform/language.ts";
import { excerpt } from "#app/platform/persian/text.ts";
import { groupNotifications, type NotificationView, type Told } from "./group.ts";
import type { NotificationKind } from "./kinds.ts";
import { pushedThreadsMax, pushTextMax } from "./push-rules.ts";

/** What the service worker shows, encrypted on its way; `topic` replaces what the push service has not handed over yet. */
export type PushMessage = {
  payload: { title: string; body: string; lang: Language; dir: "ltr" | "rtl"; tag: string; path: string };
  topic: string;
  urgency: "normal" | "low";
};

/** What speaks to a member; anything else does not wake their device. */
const personal: readonly NotificationKind[] = ["mention", "quote", "reply", "answer_accepted"];

/**
 * What to show for notifications that may be shown: one message for each thread, which takes the place of the one before,
 * or a single one where they are many.
 * @param told the newest first
 */
export function pushMessages(told: Told[], club: Club, language: Language): PushMessage[] {
  const threads = [...Map.groupBy(told, ({ content }) => content.threadId)];
  if (threads.length > pushedThreadsMax) return [messageOfMany(told, club, language)];
  return threads.map(([threadId, of]) => messageOfThread(threadId, of, club, language));
}

function messageOfThread(threadId: string, told: Told[], club: Club, language: Language): PushMessage {
  const groups = groupNotifications(told.map((one) => ({ ...one, read: false })));
  const first = groups[0]!;
  const body =
    groups.length === 1
      ? sentence(first, language)
      : translatorFor(language, "push")("several", { count: told.length, topic: isolated(first.title) });
  return message({ body, path: groups.at(-1)!.path, tag: threadId, told }, club, language);
}

function messageOfMany(told: Told[], club: Club, language: Language): PushMessage {
  const body = translatorFor(language, "push")("many", { count: told.length });
  return message({ body, path: notificationsPath, tag: "many", told }, club, language);
}

type Parts = { body: string; path: string; tag: string; told: Told[] };

function message({ body, path, tag, told }: Parts, club: Club, lang: Language): PushMessage {
  const title = club.name || translatorFor(lang, "outside")("unnamedClub");
  const isPersonal = told.some(({ kind }) => personal.includes(kind));
  return {
    payload: { title, body: excerpt(body, pushTextMax), lang, dir: direction(lang), tag, path },
    topic: createHash("sha256").update(tag).digest("base64url").slice(0, 32),
    urgency: isPersonal ? "normal" : "low",
  };
}

/** The inbox's sentence as plain text, in which names and titles keep their own direction. */
function sentence({ kind, actors, actorCount, ids, title }: NotificationView, language: Language): string {
  const t = translatorFor(language, "notifications");
  const names = t.markup("names", {
    count: actorCount,
    others: actorCount - 1,
    first: () => isolated(actors[0]?.name ?? ""),
    second: () => isolated(actors[1]?.name ?? ""),
  });
  return t.markup(kind, { people: actorCount, things: ids.length, names: () => names, topic: () => isolated(title) });
}

/** Within FIRST STRONG ISOLATE and its end (UAX 9), as `<bdi>` does where there is markup. */
function isolated(text: string): string {
  return `\u2068${text}\u2069`;
}
