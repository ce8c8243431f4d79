import { translatorFor } from "#app/i18n/translator.server.ts";
import { direction } from "#app/platform/language.ts";
import { escapeHtml, type Mail } from "#app/platform/messages/mail.ts";
import { type DateContext, formatDate } from "#app/platform/persian/format-time.ts";
import { digestLines } from "./digest-rules.ts";
import type { NotificationView } from "./group.ts";
import { unsubscribeToken } from "./unsubscribe.server.ts";

type Digest = {
  id: string;
  memberId: string;
  club: string;
  /** The site's address without a slash at its end. */
  site: string;
  lines: NotificationView[];
  dates: DateContext;
};

/** How names and titles are set apart from the sentence around them. */
type Apart = (text: string) => string;

/** First strong isolate and its end (Unicode UAX #9): the direction of a name turns nothing around it. */
const isolate: Apart = (text) => `\u2068${text}\u2069`;
const bdi: Apart = (text) => `<bdi>${escapeHtml(text)}</bdi>`;

const style = {
  body: "margin:0;padding:24px 16px;font:16px/1.8 Vazirmatn,Tahoma,'Segoe UI',sans-serif",
  line: "margin:0 0 20px",
  soft: "opacity:.75;font-size:14px",
};

/**
 * A digest as a mail: plain text and HTML that loads nothing and leaves colours to the mail program, with the headers by
 * which one click ends it (RFC 2369, RFC 8058) and nobody answers it automatically (RFC 3834).
 */
export function digestMail(digest: Digest): Pick<Mail, "subject" | "text" | "html" | "headers" | "id"> {
  const { id, memberId, club, site, lines, dates } = digest;
  const t = translatorFor(dates.locale, "digest");
  const shown = lines.slice(0, digestLines);
  const stop = `${site}/unsubscribe/${unsubscribeToken(memberId)}`;
  const foot = { settings: `${site}/settings/notifications`, inbox: `${site}/notifications`, stop };
  const more = lines.length > shown.length ? t("more", { count: lines.length - shown.length }) : "";
  return {
    id,
    subject: t("subject", { count: lines.length, club: isolate(club) }),
    text: textOf(digest, shown, more, foot),
    html: htmlOf(digest, shown, more, foot),
    headers: {
      "List-Unsubscribe": `<${stop}>`,
      "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
      Precedence: "bulk",
    },
  };
}

type Foot = { settings: string; inbox: string; stop: string };

function textOf({ club, site, dates }: Digest, shown: NotificationView[], more: string, foot: Foot): string {
  const t = translatorFor(dates.locale, "digest");
  const lines = shown.map((line) =>
    [sentence(line, dates, isolate), line.excerpt && isolate(line.excerpt), formatDate(line.createdAt, dates, "moment")]
      .filter(Boolean)
      .concat(site + line.path)
      .join("\n"),
  );
  const links = [`${t("inbox")}: ${foot.inbox}`, `${t("settings")}: ${foot.settings}`, `${t("stop")}: ${foot.stop}`];
  return [t("intro", { club: isolate(club) }), ...lines, more, `--\n${links.join("\n")}`].filter(Boolean).join("\n\n");
}

function htmlOf({ club, site, dates }: Digest, shown: NotificationView[], more: string, foot: Foot): string {
  const { locale } = dates;
  const t = translatorFor(locale, "digest");
  const lines = shown.map((line) => {
    const excerpt = line.excerpt ? `<br><span dir="auto">${escapeHtml(line.excerpt)}</span>` : "";
    const when = `<br><span style="${style.soft}">${formatDate(line.createdAt, dates, "moment")}</span>`;
    return `<p style="${style.line}">${link(site + line.path, sentence(line, dates, bdi))}${excerpt}${when}</p>`;
  });
  const links = [link(foot.inbox, t("inbox")), link(foot.settings, t("settings")), link(foot.stop, t("stop"))];
  const intro = `<p style="${style.line}">${t.markup("introHtml", { club: () => bdi(club) })}</p>`;
  const rest = more && `<p style="${style.line}">${more}</p>`;
  return [
    `<!doctype html><html lang="${locale}" dir="${direction(locale)}"><head><meta charset="utf-8">`,
    `<meta name="color-scheme" content="light dark"></head><body style="${style.body}">`,
    `<div dir="${direction(locale)}" style="max-width:600px;margin:0 auto">${intro}${lines.join("")}${rest}`,
    `<p style="${style.soft}">${links.join(" · ")}</p></div></body></html>`,
  ].join("");
}

function link(to: string, content: string): string {
  return `<a href="${escapeHtml(to)}">${content}</a>`;
}

/** The inbox's own sentence, with names set apart as the form of the mail needs it. */
function sentence({ kind, actors, actorCount, ids, title }: NotificationView, { locale }: DateContext, apart: Apart) {
  const t = translatorFor(locale, "notifications");
  const names = t.markup("names", {
    count: actorCount,
    others: actorCount - 1,
    first: () => apart(actors[0]?.name ?? ""),
    second: () => apart(actors[1]?.name ?? ""),
  });
  return t.markup(kind, { people: actorCount, things: ids.length, names: () => names, topic: () => apart(title) });
}
