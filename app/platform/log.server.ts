import pino from "pino";
import { env } from "./env.server.ts";

/** The process's log: one JSON line an entry, without personal data. */
export const log = pino({
  level: env.LOG_LEVEL,
  base: null,
  timestamp: pino.stdTimeFunctions.isoTime,
  formatters: { level: (label) => ({ level: label }) },
  serializers: { error: pino.stdSerializers.err },
});

export type Log = pino.Logger;
