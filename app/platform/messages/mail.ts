import { direction, type Language } from "#app/platform/language.ts";
import type { SmsAnswer } from "./sms.ts";

/**
 * A message to one mailbox, as plain text; its HTML is made of the text. `from` is the name shown beside the sender's
 * address.
 */
export type Mail = {
  to: string;
  from: string;
  subject: string;
  text: string;
  language: Language;
  /** Where it says more than the text does. */
  html?: string;
  headers?: Record<string, string>;
  /** What its Message-ID begins with, so that a mail that came twice can be told; a new one where nothing is given. */
  id?: string;
};

/** A way to send mail. It answers whatever happens and never throws; the signal ends its patience. */
export type Mailer = (mail: Mail, signal: AbortSignal) => Promise<SmsAnswer>;

const escapes: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** A text within HTML. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => escapes[sign]!);
}

/** A plain text as HTML in its language's direction, for mail programs that show nothing else well. */
export function htmlOf({ text, language }: Pick<Mail, "text" | "language">): string {
  const paragraphs = escapeHtml(text)
    .split(/\n{2,}/)
    .map((paragraph) => `<p>${paragraph.replaceAll("\n", "<br>")}</p>`);
  const style = "font:16px/1.9 Vazirmatn,Tahoma,sans-serif";
  return `<!doctype html><html lang="${language}" dir="${direction(language)}"><body style="${style}">${paragraphs.join("")}</body></html>`;
}
