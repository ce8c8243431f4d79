import pino from "pino";
import { env } from "./env.server.ts";

const output = pino.destination({ sync: true });
let waiting = "";

/** Lines of one turn of the event loop go out together: under load, writing each by itself costs more than an answer. */
function write(line: string): void {
  if (waiting === "") setImmediate(flush);
  waiting += line;
}

function flush(): void {
  if (waiting !== "") output.write(waiting);
  waiting = "";
}

process.on("exit", flush);

/** The process's log: one JSON line an entry, without personal data. */
export const log = pino(
  {
    level: env.LOG_LEVEL,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    serializers: { error: withoutPeople },
  },
  { write },
);

export type Log = pino.Logger;

type LoggedError = { type: string; message: string; code?: string; stack?: string; cause?: LoggedError };

/**
 * An error for the log: its kind, code, words and place, and nothing else it carries, since libraries hang rows, requests
 * and parameters on theirs. What looks like a phone number or a mail address in the words is blotted out.
 */
export function withoutPeople(error: unknown): LoggedError {
  if (!(error instanceof Error)) return { type: typeof error, message: "something was thrown that is no error" };
  const { code } = error as { code?: unknown };
  return {
    type: error.constructor.name,
    message: blot(error.message),
    ...(typeof code === "string" && { code }),
    ...(error.stack !== undefined && { stack: blot(error.stack) }),
    ...(error.cause instanceof Error && { cause: withoutPeople(error.cause) }),
  };
}

/** A text without what looks like a mail address or a phone number. */
export function blot(text: string): string {
  return text.replace(/[^\s<>()"'`:;,=]+@[^\s<>()"'`:;,=]+/g, "…@…").replace(/(?<![\w-])\+?\d{9,}(?![\w-])/g, "…");
}
