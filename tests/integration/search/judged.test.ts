import { afterAll, beforeAll, expect, it } from "vitest";
import type { SearchEngine } from "#search/engine.ts";
import { connectMeilisearch } from "#search/meilisearch/connection.server.ts";
import { meilisearchEngine } from "#search/meilisearch/engine.server.ts";
import { postgresEngine } from "#search/postgres/engine.server.ts";
import { openMeilisearch, type TestMeilisearch, whyNoMeilisearch } from "#tests/setup/meilisearch.ts";
import { document, inquiry } from "./documents.ts";
import { judgedDocuments, judgements } from "./judged-documents.ts";

let server: TestMeilisearch | undefined;
beforeAll(async () => {
  if (whyNoMeilisearch === null) server = await openMeilisearch();
  connectMeilisearch(server ?? null);
});
afterAll(async () => {
  connectMeilisearch(null);
  await server?.stop();
});

it("of what is right, PostgreSQL brings the wanted part among the first ten", async () => {
  expect(await judge(postgresEngine)).toBeGreaterThanOrEqual(0.97);
});

it.skipIf(whyNoMeilisearch !== null)(
  `of what is right, Meilisearch brings the wanted part among the first ten${whyNoMeilisearch ? `: ${whyNoMeilisearch}` : ""}`,
  async () => {
    await meilisearchEngine.swap(await meilisearchEngine.beginRebuild());
    expect(await judge(meilisearchEngine)).toBeGreaterThanOrEqual(0.9);
  },
);

async function judge(engine: SearchEngine): Promise<number> {
  const documents = judgedDocuments.map(({ name, ...given }) => ({ name, document: document(given) }));
  await engine.write({ documents: documents.map((one) => one.document), gone: [] });
  const names = new Map(documents.map((one) => [one.document.id, one.name]));
  const judged = [];
  for (const [typed, right] of judgements) {
    const { hits } = await engine.search(inquiry(typed, { most: 10 }));
    const found = hits.map(({ id }) => names.get(id)!);
    judged.push({
      typed,
      missed: right.filter((name) => !found.includes(name)),
      recall: right.filter((name) => found.includes(name)).length / right.length,
    });
  }
  const recall = judged.reduce((sum, one) => sum + one.recall, 0) / judged.length;
  const missed = judged.filter((one) => one.missed.length > 0).map((one) => `«${one.typed}»: ${one.missed.join(", ")}`);
  process.stdout.write(
    `${engine.name}: recall@10 ${(recall * 100).toFixed(1)} % of ${judged.length} questions${missed.map((line) => `\n  missed ${line}`).join("")}\n`,
  );
  return recall;
}
