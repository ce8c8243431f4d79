import { createHash } from "node:crypto";
import type { KeptForm } from "#app/domain/core/form-state.ts";
import { brandProperties } from "#app/platform/brand-ramp.ts";
import { direction, type Language } from "#app/platform/language.ts";

/** A sentence in a language that need not be the page's. */
export type Sentence = { language: Language; text: string };

export type BarePage = {
  language: Language;
  /** The club's hue, where the club can be asked. */
  brandHue?: number;
  title: string;
  /** The heading, or the same in several languages. */
  sentences: Sentence[];
  /** What was written in a form that was refused, with the words that go around it. */
  kept?: { form: KeptForm; title: string; sendAgain: string } | null;
  /** The way on. */
  link?: { href: string; text: string };
  /** Seconds after which the browser asks again by itself. */
  againAfter?: number;
};

const style = `
:root{color-scheme:light dark;--surface:light-dark(oklch(98.2% .004 85),oklch(18.5% .007 70));--raised:light-dark(#fff,oklch(22.5% .008 70));
--text:light-dark(oklch(25% .012 60),oklch(93% .006 80));--line:light-dark(oklch(91% .008 80),oklch(31.5% .01 70));
--accent:light-dark(var(--brand-600,#2d5a9e),var(--brand-300,#9dbdf0));--on:light-dark(#fff,var(--brand-950,#0b1a33))}
*{box-sizing:border-box}
body{margin:0;min-height:100dvh;display:grid;place-items:center;padding:16px;background:var(--surface);color:var(--text);
font:16px/1.8 "Vazirmatn Variable",Vazirmatn,system-ui,Tahoma,sans-serif;overflow-wrap:anywhere}
main{max-width:480px;width:100%;padding:32px 24px;border:1px solid var(--line);border-radius:14px;background:var(--raised);text-align:center}
h1{margin:0 0 12px;font-size:18px;line-height:1.7;font-weight:700}
a{display:inline-flex;min-height:44px;align-items:center;margin-top:12px;padding:0 20px;border-radius:8px;background:var(--accent);color:var(--on);text-decoration:none;font-weight:500}
form{display:grid;gap:12px;margin-top:20px;text-align:start}
h2{margin:0;font-size:16px}
textarea{width:100%;min-height:44px;padding:8px 12px;border:1px solid var(--line);border-radius:8px;background:var(--surface);color:inherit;font:inherit;field-sizing:content;max-height:60vh}
button{min-height:44px;padding:0 20px;border:0;border-radius:8px;background:var(--accent);color:var(--on);font:inherit;font-weight:500;justify-self:end}
:is(a,button,textarea):focus-visible{outline:2px solid var(--accent);outline-offset:2px}`;

/** It loads nothing at all; its only style is the one above, allowed by its hash. */
const policy = [
  "default-src 'none'",
  `style-src 'sha256-${createHash("sha256").update(style).digest("base64")}'`,
  "style-src-attr 'unsafe-inline'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join("; ");

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Headers of a page that stands outside the others. */
export const bareHeaders = {
  "Content-Type": "text/html; charset=utf-8",
  "Cache-Control": "no-store",
  "Content-Security-Policy": policy,
};

/** A whole page that needs neither React nor a file, in the club's look: for what is refused before any page. */
export function barePage({ language, brandHue, title, sentences, kept, link, againAfter }: BarePage): string {
  const colours = brandHue === undefined ? "" : ` style="${escapeHtml(inlineStyle(brandProperties(brandHue)))}"`;
  const lines = sentences.map(
    (line) => `<h1 lang="${line.language}" dir="${direction(line.language)}">${escapeHtml(line.text)}</h1>`,
  );
  const way = link ? `<p><a href="${escapeHtml(link.href)}">${escapeHtml(link.text)}</a></p>` : "";
  const again = againAfter ? `\n<meta http-equiv="refresh" content="${againAfter}">` : "";
  return `<!doctype html>
<html lang="${language}" dir="${direction(language)}"${colours}>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">${again}
<title>${escapeHtml(title)}</title>
<style>${style}</style>
<main>${lines.join("\n")}${kept ? keptWords(kept) : ""}${way}</main>
</html>`;
}

function keptWords({ form, title, sendAgain }: NonNullable<BarePage["kept"]>): string {
  const hidden = form.hidden.map(
    ([name, value]) => `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`,
  );
  const texts = form.texts.map(({ name, value, isFixed }) => {
    const what = isFixed ? "readonly" : `name="${escapeHtml(name)}"`;
    return `<textarea ${what} dir="auto" rows="2" aria-labelledby="kept">\n${escapeHtml(value)}</textarea>`;
  });
  return `<form method="post" action="${escapeHtml(form.action)}" enctype="multipart/form-data">
<h2 id="kept">${escapeHtml(title)}</h2>${hidden.join("")}${texts.join("")}<button>${escapeHtml(sendAgain)}</button></form>`;
}

function inlineStyle(properties: Record<string, string>): string {
  return Object.entries(properties)
    .map(([name, value]) => `${name}:${value}`)
    .join(";");
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => entities[character]!);
}
