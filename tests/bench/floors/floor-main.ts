import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { Pool } from "pg";
import { openBareLive } from "./bare-live.ts";
import { reactPages } from "./react-pages.ts";
import { prepareTransactions, transact, transactFor } from "./transactions.ts";

/** The floor's own process: the least that the same answers, or the same transactions, can cost here. */
const pool = new Pool({ connectionString: process.argv[2]!, max: 10 });
await prepareTransactions(pool);
const react = reactPages(pool);
/** Tells a room of open browsers; there once it was asked for, so that other figures have nothing of it in their way. */
let tellRoom: ((room: string) => void) | undefined;
const answers: { headers: Record<string, string>; body: Buffer }[] = [];

async function answerOther(request: IncomingMessage, response: ServerResponse, parts: string[]): Promise<void> {
  const [kind, one, two] = parts;
  if (kind === "transactions") {
    request.resume();
    await transact(pool);
    response.writeHead(200, { "Content-Length": 2 }).end("ok");
  } else if (kind === "bare") {
    const done = await transactFor(pool, Number(one), Number(two));
    response.end(JSON.stringify(done));
  } else if (kind === "live-room") {
    request.resume();
    tellRoom ??= openBareLive(server);
    if (one) tellRoom(decodeURIComponent(one));
    response.writeHead(201, { "Content-Length": 2 }).end("ok");
  } else response.end(await learn(request));
}

/** Takes an answer to be given from now on; answers its address. */
async function learn(request: IncomingMessage): Promise<string> {
  const heard = Buffer.concat(await request.toArray()).toString();
  const { pairs, body } = JSON.parse(heard) as { pairs: [string, string][]; body: string };
  const bytes = Buffer.from(body, "base64");
  const headers = { ...Object.fromEntries(pairs), "Content-Length": String(bytes.length) };
  return `/answers/${answers.push({ headers, body: bytes }) - 1}`;
}

const server = createServer((request, response) => {
  const [, kind, ...rest] = request.url!.split("/");
  if (kind === "answers" && request.method === "GET") {
    const { headers, body } = answers[Number(rest[0])]!;
    response.writeHead(200, headers).end(body);
  } else if (kind === "react") react(request, response);
  else void answerOther(request, response, [kind!, ...rest]);
});
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  process.stdout.write(`${typeof address === "object" && address ? address.port : ""}\n`);
});
process.once("SIGTERM", () => process.exit(0));
