import type { ActionFunctionArgs } from "@remix-run/node";
import { beforeEach, describe, expect, it } from "vitest";
import { openSession } from "#app/domain/accounts/session.server.ts";
import { transaction } from "#app/domain/core/transaction.server.ts";
import { defaultChannels } from "#app/domain/notifications/channels.ts";
import { getNotificationSettings } from "#app/domain/notifications/get-settings.server.ts";
import { notificationKinds } from "#app/domain/notifications/kinds.ts";
import { defaultTimes } from "#app/domain/notifications/settings.ts";
import { unsubscribeToken } from "#app/domain/notifications/unsubscribe.server.ts";
import { sessionCookie } from "#app/http/cookies.server.ts";
import { requestContext, withRequestContext } from "#app/http/request-context.server.ts";
import { db } from "#app/platform/db/client.server.ts";
import { uuidv7 } from "#app/platform/ids.ts";
import { action as mute } from "#app/routes/notifications/mute.ts";
import { action as save } from "#app/routes/notifications/settings.tsx";
import { loader as ask, action as unsubscribe } from "#app/routes/notifications/unsubscribe.tsx";
import { asActor, makeMember } from "#tests/factories/accounts.ts";
import { writeTopic } from "#tests/factories/discussion.ts";

type Fields = [name: string, value: string][];

let cookie: string;
let me: Awaited<ReturnType<typeof asActor>>;

beforeEach(async () => {
  const member = await makeMember();
  const session = await transaction((tx) => openSession(tx, member, { userAgent: "" }));
  cookie = (await sessionCookie.serialize(session.id)).split(";")[0]!;
  me = await asActor(member);
});

/** Calls a route as a browser or a mail program does, and gives what it answers, or what it throws as an answer. */
function call(
  route: (args: ActionFunctionArgs) => Promise<unknown>,
  { fields = [], token, guest = false }: { fields?: Fields; token?: string; guest?: boolean },
): Promise<unknown> {
  const request = new Request("http://club.example/deed", {
    method: route === ask ? "GET" : "POST",
    headers: guest ? {} : { Cookie: cookie },
    body: route === ask ? null : new URLSearchParams(fields),
  });
  const context = { ...requestContext(), actor: undefined };
  const params = token === undefined ? {} : { token };
  return withRequestContext(context, () => route({ request, params, context: {} }));
}

const hours: Fields = [
  ["digest", "daily"],
  ["quietFrom", "22:00"],
  ["quietUntil", "07:30"],
];

describe("the page of settings", () => {
  it("keeps what is ticked, as exceptions alone, and gives the defaults back", async () => {
    const byDefault = { ...defaultTimes, choices: { ...defaultChannels } };
    expect(await getNotificationSettings(me)).toMatchObject(byDefault);
    const ticked: Fields = notificationKinds.map((kind) => [`inbox_${kind}`, "on"]);
    expect(await call(save, { fields: [...ticked, ["push_like", "on"], ["quiet", "on"], ...hours] })).toMatchObject({
      status: 303,
    });
    const { choices, ...times } = await getNotificationSettings(me);
    expect(times).toMatchObject({ digest: "daily", quiet: true, quietFrom: 1_320, quietUntil: 450 });
    expect([choices.like, choices.mention]).toEqual([["inbox", "push"], ["inbox"]]);
    const all: Fields = notificationKinds.flatMap((kind) =>
      defaultChannels[kind].map((channel): [string, string] => [`${channel}_${kind}`, "on"]),
    );
    await call(save, { fields: [...all, ...hours] });
    expect(await db.notificationChoice.count()).toBe(0);
  });

  it("refuses hours that end when they begin, and what is no time", async () => {
    const refused = async (from: string, until: string) => {
      const fields: Fields = [
        ["digest", "off"],
        ["quiet", "on"],
        ["quietFrom", from],
        ["quietUntil", until],
      ];
      return ((await call(save, { fields })) as { data: { errors: object } }).data.errors;
    };
    expect(await refused("22:00", "22:00")).toEqual({ quietUntil: { code: "quiet_hours_empty" } });
    expect(await refused("24:00", "8:00")).toHaveProperty("quietFrom");
    expect(await db.notificationTimes.count()).toBe(0);
  });
});

describe("muting", () => {
  const deed = async (fields: Fields) => (await call(mute, { fields })) as Response;

  it("of a kind says what was before, which undoes it", async () => {
    const answer = await deed([
      ["what", "kind"],
      ["id", "mention"],
    ]);
    const { before } = (await answer.json()) as { before: string[] };
    expect((await getNotificationSettings(me)).choices.mention).toEqual([]);
    await deed([
      ["what", "kind"],
      ["id", "mention"],
      ...before.map((channel): [string, string] => ["channel", channel]),
    ]);
    expect(await db.notificationChoice.count()).toBe(0);
  });

  it("of a topic and a member is undone as well, and hides none that one may not see", async () => {
    const [topic, other] = [await writeTopic(), await makeMember()];
    for (const intent of ["mute", "mute", "unmute"]) {
      await deed([
        ["what", "topic"],
        ["id", topic.id],
        ["intent", intent],
      ]);
      await deed([
        ["what", "member"],
        ["id", other.id],
        ["intent", intent],
      ]);
      const on = intent === "mute";
      expect((await getNotificationSettings(me)).mutedTopics.map(({ id }) => id)).toEqual(on ? [topic.id] : []);
      expect(await db.boundary.count({ where: { distance: "mute" } })).toBe(on ? 1 : 0);
    }
    expect(
      (
        await deed([
          ["what", "topic"],
          ["id", uuidv7()],
          ["intent", "mute"],
        ])
      ).status,
    ).toBe(404);
  });
});

describe("a digest's way out", () => {
  it("is one POST without a session, twice as well as once; a GET only asks", async () => {
    const token = unsubscribeToken(me.id);
    await call(ask, { token, guest: true });
    expect(await db.notificationTimes.count()).toBe(0);
    const fields: Fields = [["List-Unsubscribe", "One-Click"]];
    for (let time = 0; time < 2; time++) await call(unsubscribe, { token, guest: true, fields });
    expect((await getNotificationSettings(me)).digest).toBe("off");
  });

  it("is nobody's who forged it", async () => {
    const other = await makeMember();
    const [, mac] = unsubscribeToken(me.id).split(".");
    for (const token of [`${other.id}.${mac}`, me.id, `${me.id}.`, "", "x.y", `${unsubscribeToken(me.id)}x`])
      for (const route of [unsubscribe, ask])
        expect(await call(route, { token, guest: true }).catch((error: unknown) => error)).toMatchObject({
          init: { status: 404 },
        });
    expect(await db.notificationTimes.count()).toBe(0);
  });
});
