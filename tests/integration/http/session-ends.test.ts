import { once } from "node:events";
import { request as ask, createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { expect, it, onTestFinished } from "vitest";
import { isDomainError } from "#app/domain/core/errors.ts";
import { optionalActor, requireActor } from "#app/http/actor.server.ts";
import { readForm } from "#app/http/forms.server.ts";
import { newHealth } from "#app/http/health.server.ts";
import { readJson } from "#app/http/json.server.ts";
import { createListener } from "#app/http/listener.server.ts";
import { db } from "#app/platform/db/client.server.ts";
import type { Member } from "#prisma/client";
import { makeMember } from "#tests/factories/accounts.ts";
import { sessionOf } from "./small-site.ts";

/** Sends half a body, lets something happen once the sender is known, sends the rest; answers who wrote. */
async function sendInTwo(
  me: Member,
  body: [type: string, first: string, rest: string],
  happens: () => Promise<unknown>,
) {
  const known = Promise.withResolvers<void>();
  const pages = async (request: Request) => {
    const actor = await requireActor(request);
    known.resolve();
    try {
      await (body[0].endsWith("json") ? readJson(request) : readForm(request));
      return Response.json([actor.standing, (await optionalActor(request)).id]);
    } catch (error) {
      return Response.json(isDomainError(error) ? error.code : String(error));
    }
  };
  const parts = { health: { ...newHealth([]), phase: "running" as const }, pages };
  const server = createServer(createListener({ ...parts, files: (_request, _response, next) => next() }));
  onTestFinished(() => server.close().closeAllConnections());
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = server.address() as AddressInfo;
  const headers = { Cookie: await sessionOf(me), "Content-Type": body[0] };
  const asking = ask({ port, host: "127.0.0.1", method: "POST", path: "/", headers });
  asking.write(body[1]);
  await known.promise;
  await happens();
  asking.end(body[2]);
  const [answer] = (await once(asking, "response")) as [IncomingMessage];
  return JSON.parse(await text(answer)) as unknown;
}

const bodies: [type: string, first: string, rest: string][] = [
  ["application/x-www-form-urlencoded", "body=", "words"],
  ["application/json", '{"title":', '"words"}'],
];

it.each(bodies)("%s: whose session ends while it arrives writes nothing", async (...body) => {
  const me = await makeMember();
  const signOut = () => db.session.deleteMany({ where: { memberId: me.id } });
  expect(await sendInTwo(me, body, signOut)).toBe("unauthenticated");
});

it.each(bodies)("%s: who is silenced while it arrives is silenced for what was asked already", async (...body) => {
  const me = await makeMember();
  const silence = () => db.member.update({ where: { id: me.id }, data: { standing: "silenced" } });
  expect(await sendInTwo(me, body, silence)).toEqual(["silenced", me.id]);
});
