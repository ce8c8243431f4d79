import type { Command, Option } from "./command.ts";

const start = "npm run -s club --";

/** The list of all commands. */
export function generalHelp(commands: Command[]): string {
  const width = Math.max(...commands.map((command) => synopsis(command).length));
  return [
    `Usage: ${start} <command>`,
    "",
    ...commands.map((command) => `  ${synopsis(command).padEnd(width)}   ${command.summary}`),
    "",
    `  ${start} <command> --help tells more about one of them.`,
    "",
    exitCodeHelp,
  ].join("\n");
}

/** All about one command. */
export function commandHelp(command: Command): string {
  const options = Object.entries<Option>({ ...command.options, help: { type: "boolean", help: "this text" } });
  const label = ([name, option]: [string, Option]) => `--${name}${option.type === "string" ? " …" : ""}`;
  const width = Math.max(...options.map((option) => label(option).length));
  return [
    `Usage: ${start} ${synopsis(command)} [options]`,
    "",
    command.summary,
    ...(command.details ? ["", command.details] : []),
    "",
    ...options.map((option) => `  ${label(option).padEnd(width)}   ${option[1].help}`),
    "",
    exitCodeHelp,
  ].join("\n");
}

function synopsis({ name, operands }: Command): string {
  return [name, ...operands].join(" ");
}

const exitCodeHelp = `Exit codes: 0 done; 1 something was refused (lines of a file while the rest was done, or the club's settings);
2 the command line was not understood; 3 it could not be done or not be finished. Results go to stdout, progress and errors to stderr.`;
