import { type AddressInfo, createServer, type Socket } from "node:net";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";
import { cert, key } from "./certificate.ts";

/** A mail as a server got it. */
export type Received = { from: string; to: string[]; raw: string; user: string | undefined; secure: boolean };

/** An answer that refuses, as smtp-server wants it. */
export function refusal(responseCode: number): Error {
  return Object.assign(new Error("Not taken"), { responseCode });
}

/** A real SMTP server on this machine that remembers what it was given. */
export async function startMailServer(options: SMTPServerOptions = {}) {
  const received: Received[] = [];
  const server = new SMTPServer({
    key,
    cert,
    authOptional: true,
    logger: false,
    disableReverseLookup: true,
    onAuth: (auth, _session, done) =>
      auth.username === "club" && auth.password === "p@ss word"
        ? done(null, { user: auth.username })
        : done(new Error("Invalid")),
    onData: async (stream, session, done) => {
      const raw = Buffer.concat(await stream.toArray()).toString();
      const { mailFrom, rcptTo } = session.envelope;
      const to = rcptTo.map(({ address }) => address);
      received.push({ from: mailFrom ? mailFrom.address : "", to, raw, user: session.user, secure: session.secure });
      done();
    },
    ...options,
  });
  server.on("error", () => undefined); // clients that break off are part of the tests
  const listening = server.listen(0, "127.0.0.1");
  await new Promise((resolve) => listening.once("listening", resolve));
  const { port } = listening.address() as AddressInfo;
  return { port, received, stop: () => new Promise<void>((resolve) => server.close(resolve)) };
}

/** How a server talks byte by byte, as long as somebody listens. */
function drip(socket: Socket): void {
  const timer = setInterval(() => socket.write("2"), 20);
  socket.once("close", () => clearInterval(timer));
}

/**
 * A server that answers lines as it is told, and nothing where it is told nothing; it keeps what it is sent. It can be told
 * to hang up, or to drip: to answer byte by byte without an end.
 */
export async function startRoughServer(answers: Record<string, string | "hang up" | "drip">) {
  const sockets = new Set<Socket>();
  const messages: string[] = [];
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => undefined);
    const answer = (key: string) => {
      if (answers[key] === "hang up") socket.destroy();
      else if (answers[key] === "drip") drip(socket);
      else if (answers[key]) socket.write(`${answers[key]}\r\n`);
    };
    answer("greeting");
    let inMessage = false;
    let rest = "";
    socket.on("data", (bytes) => {
      const lines = (rest + bytes).split("\r\n");
      rest = lines.pop() ?? "";
      for (const line of lines) {
        if (inMessage && line !== ".") messages.push(`${messages.pop() ?? ""}${line}\r\n`);
        else {
          answer(inMessage ? "message" : line.split(/[ :]/)[0]!);
          inMessage = line === "DATA";
          if (inMessage) messages.push("");
        }
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const stop = () => {
    for (const socket of sockets) socket.destroy();
    return new Promise<void>((resolve) => server.close(() => resolve()));
  };
  return { port, messages, stop };
}
