import { parseArgs } from "node:util";
import { type DomainError, isDomainError } from "#app/domain/core/errors.ts";
import { StartError } from "#app/platform/start-error.ts";
import { adminCreate } from "./admin-create.ts";
import { adminResetSecondFactor } from "./admin-reset-second-factor.ts";
import { backup } from "./backup.ts";
import { type Command, type ExitCode, exitCodes, UsageError } from "./command.ts";
import { doctor } from "./doctor.ts";
import { exportAll } from "./export.ts";
import { commandHelp, generalHelp } from "./help.ts";
import { importForums } from "./import-forums.ts";
import { importMembers } from "./import-members.ts";
import { importProducts } from "./import-products.ts";
import { restore } from "./restore.ts";
import { searchReindex } from "./search-reindex.ts";
import { tokenCreate } from "./token-create.ts";
import { tokenList } from "./token-list.ts";
import { tokenRevoke } from "./token-revoke.ts";

const commands: Command[] = [
  adminCreate,
  adminResetSecondFactor,
  tokenCreate,
  tokenList,
  tokenRevoke,
  importForums,
  importMembers,
  importProducts,
  exportAll,
  backup,
  restore,
  searchReindex,
  doctor,
];

async function main(words: string[]): Promise<ExitCode> {
  if (words.length === 0) throw new UsageError("No command was given.");
  if (words[0] === "help" || words[0] === "--help" || words[0] === "-h") {
    console.log(generalHelp(commands));
    return exitCodes.done;
  }
  const command = commands.find(({ name }) => words.slice(0, name.split(" ").length).join(" ") === name);
  if (!command) throw new UsageError(`There is no command "${words.filter(isWord).slice(0, 2).join(" ")}".`);
  const given = readArguments(command, words.slice(command.name.split(" ").length));
  if (given.options.help) {
    console.log(commandHelp(command));
    return exitCodes.done;
  }
  const { operands } = command;
  if (given.operands.length < operands.length)
    throw new UsageError(`${operands[given.operands.length]} is missing. Usage: ${command.name} ${operands.join(" ")}`);
  if (given.operands.length > operands.length)
    throw new UsageError(`"${given.operands[operands.length]}" is one too many.`);
  return command.run(given);
}

function readArguments(command: Command, args: string[]) {
  try {
    const options = { ...command.options, help: { type: "boolean", short: "h" } as const };
    const { positionals, values } = parseArgs({ args, options, allowPositionals: true, strict: true });
    return { operands: positionals, options: values as Record<string, string | boolean | undefined> };
  } catch (error) {
    throw new UsageError((error as Error).message); // parseArgs throws for what people type wrong
  }
}

function isWord(word: string): boolean {
  return !word.startsWith("-");
}

async function explain(error: unknown): Promise<ExitCode> {
  if (error instanceof UsageError) {
    console.error(`${error.message}\nSee npm run -s club -- --help`);
    return exitCodes.misused;
  }
  if (error instanceof StartError) console.error([error.message, error.remedy].filter(Boolean).join("\n"));
  else if (isDomainError(error)) console.error(await sentenceOf(error));
  else console.error(error);
  return exitCodes.failed;
}

/** Commands speak English, as all that is for operators does. */
async function sentenceOf({ code, details }: DomainError): Promise<string> {
  const { translatorFor } = await import("#app/i18n/translator.server.ts");
  const values = { until: details.until?.toISOString() ?? "", ...details.values };
  return translatorFor("en", "errors")(code, values);
}

process.exitCode = await main(process.argv.slice(2)).catch(explain);
