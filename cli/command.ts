import type { ParseArgsOptionDescriptor } from "node:util";

/**
 * What a command ends with.
 * done: everything that was asked. partly: something was refused and is listed; the rest was done (wrong settings, which
 * `env.server.ts` refuses by itself, end with the same code). misused: the command line was not understood; nothing was done. failed: it could not be done or not be finished.
 */
export const exitCodes = { done: 0, partly: 1, misused: 2, failed: 3 } as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** An option of a command, with its line of the help. */
export type Option = ParseArgsOptionDescriptor & { help: string };

/** What the operator typed after the command's name. */
export type Given = { operands: string[]; options: Record<string, string | boolean | undefined> };

/** One thing an operator can ask of the club. */
export type Command = {
  /** As it is typed: "import forums". */
  name: string;
  /** One line for the list of commands. */
  summary: string;
  /** Names of the operands, in order; all are needed. */
  operands: string[];
  options: Record<string, Option>;
  /** More for the command's own help. */
  details?: string;
  run(given: Given): Promise<ExitCode>;
};

/** The command line was not understood; the message says why. */
export class UsageError extends Error {}
