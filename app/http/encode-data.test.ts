import { createRequestHandler, type EntryContext, type ServerBuild } from "@remix-run/node";
import fc from "fast-check";
import { decode } from "turbo-stream";
import { expect, test } from "vitest";
import { dataText, encodePlain, encodeQuickly } from "./encode-data.server.ts";

async function read(stream: ReadableStream): Promise<unknown> {
  const { value, done } = await decode(stream);
  await done;
  return value;
}

const ofText = (text: string) => new Response(text).body!;

const plain = fc.letrec((tie) => ({
  value: fc.oneof(
    { withCrossShrink: true },
    fc.string({ unit: "binary", maxLength: 200 }),
    fc.constantFrom(null, undefined, true, false, "", "D", 0, "نیم‌فاصله\u2028</script>"),
    fc.double({ noNaN: true, noDefaultInfinity: true }).filter((number) => !Object.is(number, -0)),
    fc.date({ noInvalidDate: true }),
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(fc.string(), tie("value"), { maxKeys: 4, noNullPrototype: true }),
  ),
})).value;

test("what was written in the quick way is read as it was", async () => {
  await fc.assert(
    fc.asyncProperty(plain, async (data) => {
      expect(await read(ofText(encodePlain({ data })!))).toEqual({ data });
    }),
  );
});

test("what is more than plain data is left to turbo-stream", () => {
  class Own {}
  const circle: { self?: unknown } = {};
  circle.self = circle;
  const more = [new Map(), new Own(), Promise.resolve(), Number.NaN, -0, 1n, new Date(Number.NaN), new Error("no")];
  for (const value of [...more, Object.create(null), { [Symbol("redirect")]: 1 }, circle, () => 0])
    expect(encodePlain([{ value }])).toBeNull();
});

/** What Remix hands to a page whose loader answers with this. */
async function handedOver(answer: unknown): Promise<ReadableStream> {
  let handed: ReadableStream | null | undefined;
  const route = { id: "root", path: "", module: { default: () => null, loader: () => answer } };
  const render = (_request: Request, _status: number, _headers: Headers, context: EntryContext) => {
    handed = context.serverHandoffStream;
    return new Response();
  };
  const build = {
    ...{ routes: { root: route }, assets: { routes: {} }, basename: "/", publicPath: "/", isSpaMode: false },
    entry: { module: { default: render } },
    future: { v3_singleFetch: true },
  };
  await createRequestHandler(build as unknown as ServerBuild, "production")(new Request("http://club.example/"));
  return handed!;
}

test("Remix writes the data of pages in this way where it can", async () => {
  encodeQuickly();
  encodeQuickly();
  const at = new Date(0);
  const quick = await handedOver({ posts: [{ at, html: "x" }] });
  expect(dataText(quick)).toContain('["D",0]');
  expect(await read(quick)).toMatchObject({ loaderData: { root: { posts: [{ at, html: "x" }] } }, errors: null });
  const slow = await handedOver({ posts: new Set([1]) });
  expect(dataText(slow)).toBeUndefined();
  expect(await read(slow)).toMatchObject({ loaderData: { root: { posts: new Set([1]) } } });
});
