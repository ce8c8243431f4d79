import { randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import { Client } from "pg";

/** How often it is looked whether the connection still lives, and how long it may take to answer. */
export type Pulse = { everyMs: number; patienceMs: number };

const usualPulse: Pulse = { everyMs: 5_000, patienceMs: 2_000 };

/** The waits before a lost connection is opened again. */
const firstWaitMs = 50;
const longestWaitMs = 5_000;

const beatMark = "beat:";

/** What is told of a channel. */
export type Ears = {
  heard(text: string): void;
  /** From now on everything is heard. */
  back(): void;
  /** Nothing is heard until it is back. @param error why, unless it was stopped */
  away(error: Error | null): void;
};

export type Listening = { stop(): Promise<void> };

/**
 * Listens to a channel of PostgreSQL's NOTIFY on a connection of its own, which is opened again whenever it is lost. It
 * sends itself a beat every few seconds, so that a silent loss is noticed, and a pooler that keeps notifications back.
 */
export function listenTo(url: string, channel: string, ears: Ears, pulse = usualPulse): Listening {
  const stopping = new AbortController();
  const { signal } = stopping;
  const keep = async () => {
    for (let failures = 0; !signal.aborted; failures++) {
      if (failures > 0) await pause(Math.min(firstWaitMs * 2 ** failures, longestWaitMs), signal);
      const connection = await connect(url, channel, ears.heard, pulse).catch((error: Error) => error);
      if (connection instanceof Error) {
        if (failures === 0) ears.away(connection);
        continue;
      }
      failures = 0;
      ears.back();
      ears.away(await connection.lost(signal));
      await connection.close();
    }
  };
  const kept = keep();
  return {
    stop: async () => {
      stopping.abort();
      await kept;
    },
  };
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await delay(ms, undefined, { signal, ref: false }).catch(() => undefined); // stopped meanwhile
}

type Connection = {
  /** Waits until the connection is lost, or given up; why. */
  lost(stop: AbortSignal): Promise<Error | null>;
  close(): Promise<void>;
};

async function connect(url: string, channel: string, heard: Ears["heard"], pulse: Pulse): Promise<Connection> {
  const { everyMs, patienceMs } = pulse;
  const client = new Client({ connectionString: url, keepAlive: true, connectionTimeoutMillis: longestWaitMs });
  const lost = Promise.withResolvers<Error | null>();
  const own = `${beatMark}${randomUUID()}`;
  let beats = 0;
  client.on("error", lost.resolve);
  client.on("end", () => lost.resolve(new Error("The connection was closed")));
  client.on("notification", ({ payload = "" }) => {
    if (payload === own) beats++;
    else if (!payload.startsWith(beatMark)) heard(payload);
  });
  const beat = async () => {
    const before = beats;
    await within(patienceMs, client.query("SELECT pg_notify($1, $2)", [channel, own]));
    if (beats === before) throw new Error("Notifications do not arrive");
  };
  try {
    await client.connect();
    await within(patienceMs, client.query(`LISTEN ${client.escapeIdentifier(channel)}`));
    await beat();
  } catch (error) {
    await closed(client, patienceMs);
    throw error;
  }
  return {
    close: () => closed(client, patienceMs),
    lost: async (stop) => {
      let over = false;
      const keepBeating = async () => {
        for (await pause(everyMs, stop); !over && !stop.aborted; await pause(everyMs, stop)) await beat();
        lost.resolve(null);
      };
      keepBeating().catch(lost.resolve);
      return lost.promise.finally(() => (over = true));
    },
  };
}

async function within<T>(ms: number, answer: Promise<T>): Promise<T> {
  const silence = delay(ms, undefined, { ref: false }).then(() =>
    Promise.reject(new Error("The connection went silent")),
  );
  return Promise.race([answer, silence]);
}

/** Closes in order where that is quick; a connection that is silent is simply let go. */
async function closed(client: Client, patienceMs: number): Promise<void> {
  const ending = client.end().catch(() => undefined); // it was lost already
  await Promise.race([ending, delay(patienceMs, undefined, { ref: false })]);
}
