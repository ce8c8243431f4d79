import { Client } from "pg";
import { expect, it, onTestFinished } from "vitest";
import { withRequestContext } from "#app/http/request-context.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { expectToStop, startClub } from "#tests/setup/club.ts";
import { makeDatabase } from "#tests/setup/database.ts";
import { ask } from "./ask.ts";

it("a bug in a page is answered with the number it is logged under, and with nothing of what it was", async () => {
  const broken = respond(async () => {
    throw new Error("a secret of ours");
  });
  const request = new Request("http://club.example/rules");
  const context = { id: "number-7", route: "/rules", ip: "203.0.113.1", nonce: "" };
  const answer = withRequestContext(context, () => broken({ request, params: {}, context: {} }));
  await expect(answer).rejects.toMatchObject({ data: { requestId: "number-7" }, init: { status: 500 } });
  await expect(answer).rejects.not.toMatchObject({ message: expect.anything() });
});

it("a bug in the frame of all pages, too, is answered in the language of who asks", async () => {
  const database = await makeDatabase();
  onTestFinished(database.drop);
  const club = startClub({ DATABASE_URL: database.url });
  const origin = await club.ready();
  const client = new Client({ connectionString: database.url });
  await client.connect();
  await client.query(`ALTER TABLE "Forum" RENAME TO "ForumOfAnotherTime"`);
  await client.end();
  for (const [language, words] of [
    ["en", "Something went wrong"],
    ["fa", "مشکلی پیش آمد"],
  ] as const) {
    const headers = { Cookie: `language=${Buffer.from(JSON.stringify(language)).toString("base64")}` };
    const { status, body } = await ask(origin, "/", { headers });
    expect(status).toBe(500);
    expect(body).toContain(`<html lang="${language}"`);
    expect(body).toContain(words);
  }
  await expectToStop(club);
});
