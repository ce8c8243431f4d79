import type { Given } from "./command.ts";

/**
 * Says what came of a command, once and at its end: a line of JSON where --json was given, words otherwise.
 * @param write where to; stdout, unless that is taken
 */
export function answer(
  options: Given["options"],
  result: object,
  words: string | string[],
  write: (text: string) => void = console.log,
): void {
  write(options.json ? JSON.stringify(result) : [words].flat().join("\n"));
}
