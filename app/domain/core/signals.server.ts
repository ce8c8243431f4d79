import { type Listening, listenTo, type Pulse } from "#app/platform/db/listen.server.ts";
import { selectRows } from "#app/platform/db/rows.server.ts";
import { log } from "#app/platform/log.server.ts";

/** The channel of PostgreSQL's NOTIFY; triggers of the database tell on it as well. */
export const signalChannel = "bashgah_live";

/**
 * What open browsers should hear of at once and nobody keeps: it is no fact, and whoever misses it finds out by looking.
 * The first three are told by triggers, whoever changes the rows.
 */
export type Signals = {
  /** Keys of sessions, as the database holds them. */
  "sessions.ended": { ids: string[] };
  /** Members whose groups or roles are not what they were. */
  "access.changed": { ids: string[] };
  /** Members whose notifications are not what they were. */
  "members.told": { ids: string[] };
  /** `hiddenFrom`: members who are not to see it. */
  "member.typing": { topicId: string; memberId: string; isStaff: boolean; hiddenFrom: string[] };
  /** Who of the staff has the club open in one process, and how many members who show that they are there. */
  "people.present": { process: string; staffIds: string[]; members: number };
};

export type Signal = { [K in keyof Signals]: { kind: K } & Signals[K] }[keyof Signals];

const kinds: readonly string[] = [
  "sessions.ended",
  "access.changed",
  "members.told",
  "member.typing",
  "people.present",
] satisfies (keyof Signals)[];

/** Tells every process that hears, this one included, as soon as the database has passed it on. At most 7,900 bytes. */
export async function signal(told: Signal): Promise<void> {
  await selectRows`SELECT pg_notify(${signalChannel}, ${JSON.stringify(told)})`;
}

/**
 * Hears signals from when the connection stands until it is stopped.
 * @param heard gets each; null when some may have been missed: the connection was lost and is there again
 */
export function hearSignals(databaseUrl: string, heard: (told: Signal | null) => void, pulse?: Pulse): Listening {
  const ears = {
    heard: (text: string) => {
      const told = readSignal(text);
      if (told) heard(told);
      else log.warn("a signal of no known kind was ignored");
    },
    back: () => heard(null),
    away: (error: Error | null) => {
      if (error) log.warn({ error }, "signals are not heard until the database answers again");
    },
  };
  return listenTo(databaseUrl, signalChannel, ears, pulse);
}

/** Only our own database speaks on the channel; still, what is no signal must not end the process. */
function readSignal(text: string): Signal | null {
  try {
    const told: unknown = JSON.parse(text);
    if (typeof told === "object" && told !== null && "kind" in told && kinds.includes(String(told.kind)))
      return told as Signal;
  } catch {} // not even JSON
  return null;
}
