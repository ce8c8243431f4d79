import type { EntryContext } from "@remix-run/node";
import { RemixServer } from "@remix-run/react";
import { renderToString } from "react-dom/server";
import { dataText } from "#app/http/encode-data.server.ts";
import { KeptParts } from "#app/http/kept-parts.server.ts";
import { languageInNeed } from "#app/http/language.server.ts";
import { requestContext } from "#app/http/request-context.server.ts";
import { contentSecurityPolicy } from "#app/http/security-headers.server.ts";
import { wholeAnswer } from "#app/http/whole-answer.server.ts";
import { messagesOf } from "#app/i18n/translator.server.ts";
import { log } from "#app/platform/log.server.ts";
import { partsForMembers } from "./components/light/for-members.tsx";
import { PartsContext } from "./components/shell/kept-part.tsx";
import { PageEnvironment } from "./components/shell/page-environment.tsx";
import type { PageData } from "./components/shell/use-page-data.ts";

/** The most that the parts of pages may take which are rendered once for many readers. */
const keptPartsBytes = 32 * 1024 * 1024;

/** None while the site is developed: what a part looks like may change then. */
const keptParts = import.meta.env.PROD ? new KeptParts(keptPartsBytes) : null;

/**
 * Renders a page, whole: loaders answer with no promises, so there is nothing to stream, and one text costs a fraction
 * of a page cut into pieces of two kilobytes.
 */
export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  context: EntryContext,
): Promise<Response> {
  const { nonce, id: requestId } = requestContext();
  const page = context.staticHandlerContext.loaderData?.root as PageData | undefined;
  const locale = page?.locale ?? (await languageInNeed(request));
  headers.set("Content-Type", "text/html; charset=utf-8");
  headers.set("Content-Security-Policy", contentSecurityPolicy(nonce));
  keepRetryAfter(headers, context);
  await Promise.all([readData(context), partsForMembers()]);
  const kept = keptParts?.forPage();
  try {
    const html = renderToString(
      <PartsContext.Provider value={kept?.parts ?? null}>
        <PageEnvironment locale={locale} messages={messagesOf(locale)} nonce={nonce}>
          <RemixServer context={context} url={request.url} nonce={nonce} />
        </PageEnvironment>
      </PartsContext.Provider>,
    );
    const page = `<!DOCTYPE html>${html}`;
    return wholeAnswer(kept?.finish(page) ?? Buffer.from(page), { status, headers });
  } catch (error) {
    log.error({ requestId, error }, "rendering failed");
    throw error;
  }
}

/** Reads what loaders answered, as the browser gets it, before the page is rendered: Remix would wait for it half-way. */
async function readData(context: EntryContext): Promise<void> {
  if (!context.serverHandoffStream || !context.renderMeta) return;
  const stream = context.serverHandoffStream;
  const value = dataText(stream) ?? (await new Response(stream).text());
  const read = Object.assign(Promise.resolve(), { result: { done: true, value } });
  context.serverHandoffStream = new ReadableStream();
  context.renderMeta.streamCache = { 0: read };
}

/** Remix lets go of a refusal's headers on every page that does not ask for them; this one is always wanted. */
function keepRetryAfter(headers: Headers, { staticHandlerContext }: EntryContext): void {
  const { actionHeaders, loaderHeaders } = staticHandlerContext;
  for (const given of [...Object.values(loaderHeaders), ...Object.values(actionHeaders)]) {
    const wait = given.get("Retry-After");
    if (wait) headers.set("Retry-After", wait);
  }
}

/** Bugs in loaders and actions are logged by `respond`; an aborted request is none. */
export function handleError(error: unknown, { request }: { request: Request }): void {
  if (!request.signal.aborted) log.debug({ requestId: requestContext().id, error }, "answered with an error");
}
