import type { KeptForm, KeptText } from "#app/domain/core/form-state.ts";
import { parseRichText } from "#app/domain/core/rich-text/parse.ts";
import { documentToText } from "#app/domain/core/rich-text/to-text.ts";
import { neverGivenBack, readForm } from "./forms.server.ts";
import { requestContext } from "./request-context.server.ts";
import { withoutFiles } from "./without-files.server.ts";

/** What is read of a form only to give it back: pictures in the middle of it, which do not come back, go by. */
const ends = { headBytes: 4 * 1024 * 1024, tailBytes: 64 * 1024, maxBytes: 128 * 1024 * 1024 };

/** What nobody types as one word without a space in it: anything but ids, numbers and names of choices. */
const saysSomething = /\s|[^!-~]/;

/**
 * The form that came with a request, for the page that says why it was not taken, so that no word of it is lost; null
 * where nobody wrote anything. Files do not come back, and neither does what is typed anew each time.
 */
export async function keptForm(request: Request): Promise<KeptForm | null> {
  if (requestContext().fromOwnPage === false) return null; // another site wrote it: nobody shall send that by mistake
  const form = requestContext().form ?? (await unread(request));
  if (!form) return null;
  const document = written(form);
  const texts: KeptText[] = document ? [{ name: "body", value: document.text, isFixed: true }] : [];
  const hidden: KeptForm["hidden"] = document ? [["bodyJson", document.json]] : [];
  for (const [name, value] of form) {
    if (typeof value !== "string" || neverGivenBack.has(name) || name === "bodyJson") continue;
    if (name !== "body" && !saysSomething.test(value.trim())) hidden.push([name, value]);
    else if (value.trim() && !(name === "body" && document)) texts.push({ name, value, isFixed: false });
  }
  if (texts.length === 0) return null;
  const { pathname, search } = new URL(request.url);
  return { action: pathname.replace(/\.data$/, "") + search, texts, hidden };
}

/** What the editor wrote. Where a picture came along without it, that is made anew of the text and the picture. */
function written(form: FormData): { json: string; text: string } | null {
  const json = form.get("bodyJson");
  if (typeof json !== "string" || form.has("imageId")) return null;
  const parsed = parseRichText(json);
  return parsed.ok ? { json, text: documentToText(parsed.document) } : null;
}

/** A form that was refused before anybody read it. */
async function unread(request: Request): Promise<FormData | null> {
  const type = request.headers.get("Content-Type") ?? "";
  if (request.bodyUsed || !/^(multipart\/form-data|application\/x-www-form-urlencoded)\b/i.test(type)) return null;
  const form = await readWords(request).catch(() => null); // refused as well, whatever for
  return form ?? requestContext().form ?? null;
}

async function readWords(request: Request): Promise<FormData | null> {
  if (!request.headers.get("Content-Type")?.startsWith("multipart/")) return readForm(request);
  const short = await withoutFiles(request, ends);
  return short && readForm(short, ends.headBytes + ends.tailBytes);
}
