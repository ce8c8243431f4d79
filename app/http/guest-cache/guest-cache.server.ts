import type { IncomingMessage, ServerResponse } from "node:http";
import { sendResponse } from "@remix-run/node-fetch-server";
import { guest } from "#app/domain/core/actor.ts";
import { hearsOthers, onCommitted } from "#app/domain/core/committed.server.ts";
import { compressed } from "#app/http/compress.server.ts";
import { type RequestContext, withRequestContext } from "#app/http/request-context.server.ts";
import { now } from "#app/platform/clock.ts";
import { log } from "#app/platform/log.server.ts";
import { newCounter, newGauge } from "#app/platform/metrics.server.ts";
import type { Asked } from "./asked.server.ts";
import { type GuestPage, newGuestPage } from "./guest-page.server.ts";
import { forgottenByNews } from "./page-keys.ts";
import { PageStore } from "./page-store.ts";
import { sendPage } from "./send-page.server.ts";

/** Times in a page («5 minutes ago») and the order of what is popular grow old without a fact. */
const keptMs = 60_000;

/** What a page costs beside its bytes: its headers, its keys, its place in the store. */
const overheadBytes = 4_000;

/** What became of making a page: one to share, or an answer for one request only. */
type Made = { page: GuestPage } | { answer: Response };

/** A request by a guest, and where its answer goes. */
export type Visit = { asked: Asked; context: RequestContext; request: IncomingMessage; response: ServerResponse };

const visits = newCounter({
  name: "guest_pages",
  help: "Pages that guests asked for: kept ones, made ones, and not shared after all",
  labels: ["how"],
});
let bytesKept = () => 0;
newGauge({ name: "guest_pages_bytes", help: "What the pages kept for guests take" }, (gauge) => gauge.set(bytesKept()));

type Render = (request: Request) => Promise<Response>;

/** The pages of guests, kept until a fact changes them. They are used only while what others commit is heard. */
export class GuestCache {
  readonly #maxBytes: number;
  readonly #render: Render;
  readonly #store: PageStore<GuestPage>;
  readonly #inMaking = new Map<string, Promise<Made>>();

  /**
   * @param maxBytes the most that all of them may take; 0 keeps none
   * @param render answers a request within its context
   */
  constructor(maxBytes: number, render: Render) {
    this.#maxBytes = maxBytes;
    this.#render = render;
    this.#store = new PageStore({ maxBytes, now: () => now().getTime() });
    bytesKept = () => this.#store.size().bytes;
    onCommitted((news) => {
      this.#store.forget(forgottenByNews(news));
      this.#inMaking.clear(); // who asks from now on does not wait for what was begun before
    });
  }

  /** The page that is kept for a visit, if there is one. */
  find({ asked }: Visit): GuestPage | undefined {
    return this.#isOn() ? this.#store.find(asked.key) : undefined;
  }

  /** Sends a page that was found. */
  send(page: GuestPage, visit: Visit): void {
    visits.inc({ how: "kept" });
    this.#send(page, visit).catch((error) => {
      log.error({ requestId: visit.context.id, error }, "sending a kept page failed");
      visit.response.destroy();
    });
  }

  /** Makes a page, or waits for it, and sends it; false where it is not for sharing, and nothing was sent. */
  async sendMade(visit: Visit): Promise<boolean> {
    if (!this.#isOn()) return false;
    const { made, isFirst } = this.#making(visit);
    const result = await made.catch(() => null); // who has no page by this makes one, and says what is wrong
    if (result && "page" in result) {
      visits.inc({ how: "made" });
      await this.#send(result.page, visit);
      return true;
    }
    visits.inc({ how: "unshared" });
    if (!result || !isFirst || !visit.asked.isExact) return false;
    if (visit.request.method === "HEAD") await result.answer.body?.cancel();
    await sendResponse(visit.response, await compressed(result.answer, visit.request.headers["accept-encoding"]));
    return true;
  }

  #isOn(): boolean {
    return this.#maxBytes > 0 && hearsOthers();
  }

  /** What is being made already, or is made now; of several requests for one page the first makes it. */
  #making({ asked, context }: Visit): { made: Promise<Made>; isFirst: boolean } {
    const others = this.#inMaking.get(asked.key);
    if (others) return { made: others, isFirst: false };
    const made = this.#make(asked, context).finally(
      () => this.#inMaking.get(asked.key) === made && this.#inMaking.delete(asked.key),
    );
    this.#inMaking.set(asked.key, made);
    return { made, isFirst: true };
  }

  async #make(asked: Asked, context: RequestContext): Promise<Made> {
    const making = this.#store.begin();
    try {
      const response = await withRequestContext(context, () => this.#render(requestFor(asked)));
      if (!(await isForEveryone(response, context))) return { answer: response };
      const body = Buffer.from(await response.arrayBuffer());
      const encoding = asked.encoding ?? "gzip";
      const page = await newGuestPage(response, body, { nonce: context.nonce, encoding });
      const dependsOn = context.dependsOn!;
      const bytes = page.packed.get(encoding)!.bytes.length + overheadBytes;
      const isCurrent = making.isCurrent(dependsOn) && hearsOthers();
      if (isCurrent) this.#store.keep(asked.key, { page, dependsOn, bytes, keptUntil: now().getTime() + keptMs });
      return { page };
    } finally {
      making.end();
    }
  }

  async #send(page: GuestPage, { asked, context, request, response }: Visit): Promise<void> {
    const how = { encoding: asked.encoding, id: context.id };
    await sendPage(page, how, request, response, (bytes) => this.#store.grow(asked.key, page, bytes));
  }
}

/** A request that says nothing of who sent it. */
function requestFor({ url, cookie }: Asked): Request {
  return new Request(url, { headers: { Accept: "text/html", ...(cookie && { Cookie: cookie }) } });
}

/** Only what succeeded, sets no cookie, says what it shows, and was made for nobody in particular. */
async function isForEveryone(response: Response, { dependsOn, actor }: RequestContext): Promise<boolean> {
  if (response.status !== 200 || response.headers.has("Set-Cookie") || !dependsOn) return false;
  return ((await actor) ?? guest).id === null;
}
