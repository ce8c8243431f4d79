import { expect, it } from "vitest";
import { postgresEngine } from "#search/postgres/engine.server.ts";
import { document, inquiry } from "./documents.ts";
import { judgedDocuments, judgements } from "./judged-documents.ts";

const engines = [{ engine: postgresEngine, least: 0.97 }];

it.each(engines)(
  "of what is right, $engine.name brings the wanted part among the first ten",
  async ({ engine, least }) => {
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
    const missed = judged
      .filter((one) => one.missed.length > 0)
      .map((one) => `«${one.typed}»: ${one.missed.join(", ")}`);
    process.stdout.write(
      `${engine.name}: recall@10 ${(recall * 100).toFixed(1)} % of ${judged.length} questions${missed.map((line) => `\n  missed ${line}`).join("")}\n`,
    );
    expect(recall).toBeGreaterThanOrEqual(least);
  },
);
