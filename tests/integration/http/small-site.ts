import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach } from "vitest";
import { openSession } from "#app/domain/accounts/session.server.ts";
import { getTopic } from "#app/domain/forums/get-topic.server.ts";
import { optionalActor } from "#app/http/actor.server.ts";
import { sessionCookie } from "#app/http/cookies.server.ts";
import { dependOn } from "#app/http/depend-on.server.ts";
import { newHealth } from "#app/http/health.server.ts";
import { createListener } from "#app/http/listener.server.ts";
import { requestContext } from "#app/http/request-context.server.ts";
import { db } from "#app/platform/db/client.server.ts";

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close().closeAllConnections();
});

/** The site's own listener in front of pages so small that a test sees all they do. */
export type SmallSite = {
  origin: string;
  /** How often a page was made. */
  made(): number;
  /** Lets no page be finished until the returned function is called. */
  hold(): () => void;
  /** Lets pages that are begun from now on be finished, whatever is held. */
  holdNoMore(): void;
};

const handle = { sharedWithGuests: ["from"] };

const routes = {
  root: { path: "" },
  topic: { path: "topics/:seq", parentId: "root", module: { handle } },
  odd: { path: "odd/:what", parentId: "root", module: { handle } },
  own: { path: "own", parentId: "root" },
};

/** Serves it. @param guestPagesBytes the most that pages kept for guests may take */
export async function serveSmallSite(guestPagesBytes = 1_000_000): Promise<SmallSite> {
  let count = 0;
  let held: Promise<void> | undefined;
  const pages = async (request: Request) => {
    const [number, finishing] = [++count, held];
    const answer = await answerTo(request, number);
    await finishing;
    return answer;
  };
  const health = { ...newHealth([]), phase: "running" as const };
  const listener = createListener({
    health,
    files: (_request, _response, next) => next(),
    pages,
    routes,
    guestPagesBytes,
  });
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const holdNoMore = () => {
    held = undefined;
  };
  const hold = () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    held = promise;
    return () => {
      holdNoMore();
      resolve();
    };
  };
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, made: () => count, hold, holdNoMore };
}

async function answerTo(request: Request, number: number): Promise<Response> {
  const { pathname, searchParams } = new URL(request.url);
  const actor = await optionalActor(request);
  const [, part, name] = pathname.split("/");
  if (part === "odd" && name !== "silent") dependOn("rules");
  if (part !== "topics") return page(`${actor.name} ${searchParams.get("from")} ${number}`, oddities[name ?? ""]);
  const found = await getTopic(actor, Number(name));
  if (!("topic" in found)) return page("moved", { status: 404 });
  dependOn(`topic:${found.topic.id}`);
  return page(found.posts.map((post) => `[${post.number}]`).join(""));
}

const oddities: Record<string, ResponseInit> = {
  missing: { status: 404 },
  moved: { status: 302, headers: { Location: "/" } },
  cookie: { headers: { "Set-Cookie": "session=a-new-one" } },
};

function page(words: string, init: ResponseInit = {}): Response {
  const { nonce } = requestContext();
  const html = `<script nonce="${nonce}">own()</script><script>alien()</script><p>${words.padEnd(2_000)}</p>`;
  return new Response(html, { ...init, headers: { "Content-Type": "text/html; charset=utf-8", ...init.headers } });
}

/** The cookie of a browser in which a member is signed in. */
export async function sessionOf(member: Parameters<typeof openSession>[1]): Promise<string> {
  const session = await db.$transaction((tx) => openSession(tx, member, { userAgent: "Test" }));
  return (await sessionCookie.serialize(session.id)).split(";")[0]!;
}
