import { Client } from "pg";
import { workerDatabase } from "./database.ts";

/** A statement as it went over the wire. */
export type Statement = { text: string; values: unknown[] };

/** Runs some work and collects what it asked of PostgreSQL, to prove what it costs. Nothing else may run meanwhile. */
export async function countQueries<T>(work: () => Promise<T>): Promise<{ result: T; statements: Statement[] }> {
  const original = Client.prototype.query;
  const statements: Statement[] = [];
  Client.prototype.query = function count(this: Client, ...given: unknown[]) {
    const [statement, values] = given as [string | Partial<Statement>, unknown];
    const asked = typeof statement === "string" ? { text: statement, values } : statement;
    statements.push({ text: asked.text ?? "", values: Array.isArray(asked.values) ? asked.values : [] });
    return Reflect.apply(original, this, given);
  } as typeof original;
  try {
    return { result: await work(), statements };
  } finally {
    Client.prototype.query = original;
  }
}

type PlanNode = {
  "Node Type": string;
  "Relation Name"?: string;
  "Actual Rows": number;
  "Actual Loops": number;
  "Rows Removed by Filter"?: number;
  Plans?: PlanNode[];
};

/** Has PostgreSQL know how large every table is, as a club's own database does; what other tests left there counts no more. */
export async function knowSizes(): Promise<void> {
  await withClient((client) => client.query("VACUUM (ANALYZE)"));
}

/** How a statement is carried out: whole tables it reads through, and the most rows that one of its steps looks at. */
export async function explain({ text, values }: Statement): Promise<{ readThrough: string[]; mostRows: number }> {
  const { rows } = await withClient((client) => client.query(`EXPLAIN (ANALYZE, FORMAT JSON) ${text}`, values));
  const nodes = flatten(rows[0]["QUERY PLAN"][0].Plan);
  return {
    readThrough: nodes.filter((node) => node["Node Type"] === "Seq Scan").map((node) => node["Relation Name"] ?? ""),
    mostRows: Math.max(...nodes.map(rowsOf)),
  };
}

async function withClient<T>(use: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: await workerDatabase() });
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}

function flatten(node: PlanNode): PlanNode[] {
  return [node, ...(node.Plans ?? []).flatMap(flatten)];
}

function rowsOf(node: PlanNode): number {
  return (node["Actual Rows"] + (node["Rows Removed by Filter"] ?? 0)) * node["Actual Loops"];
}
