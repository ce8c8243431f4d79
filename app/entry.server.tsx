import { createReadableStreamFromReadable, type EntryContext } from "@remix-run/node";
import { RemixServer } from "@remix-run/react";
import { isbot } from "isbot";
import { renderToPipeableStream } from "react-dom/server";
import { requestContext } from "#app/http/request-context.server.ts";
import { contentSecurityPolicy } from "#app/http/security-headers.server.ts";
import { withoutNul } from "#app/http/without-nul.server.ts";
import { messagesOf } from "#app/i18n/translator.server.ts";
import { log } from "#app/platform/log.server.ts";
import { PageEnvironment } from "./components/shell/page-environment.tsx";
import type { PageData } from "./components/shell/use-page-data.ts";

const giveUpMs = 15_000;

/** Renders a page: as a stream for people, whole for crawlers. */
export default function handleRequest(request: Request, status: number, headers: Headers, context: EntryContext) {
  const { nonce, id: requestId } = requestContext();
  const page = context.staticHandlerContext.loaderData?.root as PageData | undefined;
  const locale = page?.locale ?? "fa";
  headers.set("Content-Type", "text/html; charset=utf-8");
  headers.set("Content-Security-Policy", contentSecurityPolicy(nonce));
  keepRetryAfter(headers, context);
  return new Promise<Response>((resolve, reject) => {
    const ready = () => {
      const body = withoutNul();
      resolve(new Response(createReadableStreamFromReadable(body), { status: failed ? 500 : status, headers }));
      body.once("close", () => (left = true));
      stream.pipe(body);
    };
    let failed = false;
    let left = false; // the reader has the page, or did not wait for the rest: nobody's bug
    const whole = isbot(request.headers.get("User-Agent") ?? "");
    const stream = renderToPipeableStream(
      <PageEnvironment locale={locale} messages={messagesOf(locale)} nonce={nonce}>
        <RemixServer context={context} url={request.url} nonce={nonce} />
      </PageEnvironment>,
      {
        nonce,
        [whole ? "onAllReady" : "onShellReady"]: ready,
        onShellError: reject,
        onError(error) {
          if (left) return;
          failed = true;
          log.error({ requestId, error }, "rendering failed");
        },
      },
    );
    setTimeout(() => stream.abort(), giveUpMs).unref();
  });
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
