import { createToken } from "#app/domain/integrations/create-token.server.ts";
import { findTokenMember } from "#app/domain/integrations/find-token-member.server.ts";
import { listTokens } from "#app/domain/integrations/list-tokens.server.ts";
import { revokeToken } from "#app/domain/integrations/revoke-token.server.ts";
import { CreateToken } from "#app/domain/integrations/schema.ts";
import type { TokenView } from "#app/domain/integrations/views.ts";
import { addSeconds, daySeconds, now } from "#app/platform/clock.ts";
import { answer } from "./answer.ts";
import { type ExitCode, exitCodes, type Given, UsageError } from "./command.ts";
import { readInput } from "./read-input.ts";
import { withDatabase } from "./with-database.ts";

/** Makes a token and shows it once. */
export async function create({ options }: Given): Promise<ExitCode> {
  const { member, system, scopes, name } = options;
  if (!member === !system) throw new UsageError("Either --member or --system is needed.");
  if (!scopes) throw new UsageError("--scopes is missing.");
  if (!name) throw new UsageError("--name is missing.");
  const expiresAt = readExpiry(options.expires);
  const wanted = {
    name,
    scopes: String(scopes)
      .split(",")
      .map((scope) => scope.trim()),
    expiresAt,
  };
  const { token, view } = await withDatabase(async () => {
    const memberId = system ? null : await findTokenMember(String(member));
    return createToken("operator", readInput(CreateToken, { ...wanted, memberId }));
  });
  answer(options, { token, ...view }, [token, "", `This is shown once. ${describe(view)}`]);
  return exitCodes.done;
}

/** Lists all tokens, the newest first. */
export async function list({ options }: Given): Promise<ExitCode> {
  const tokens = await withDatabase(() => listTokens("operator"));
  const lines = tokens.map((view) => `${view.id}  ${describe(view)}`);
  answer(options, { tokens }, lines.length > 0 ? lines : "There are no tokens.");
  return exitCodes.done;
}

/** Ends a token. */
export async function revoke({ operands: [id = ""], options }: Given): Promise<ExitCode> {
  const view = await withDatabase(() => revokeToken("operator", id));
  answer(options, view, `Revoked. ${describe(view)}`);
  return exitCodes.done;
}

function readExpiry(text: Given["options"][string]): Date | undefined {
  if (text === undefined) return undefined;
  const [, days] = /^([1-9]\d{0,3})d$/.exec(String(text)) ?? [];
  if (!days) throw new UsageError(`--expires takes a number of days such as 90d, not "${text}".`);
  return addSeconds(now(), Number(days) * daySeconds);
}

function describe(view: TokenView): string {
  const { name, member, scopes, expiresAt, revokedAt, lastUsedAt } = view;
  return [
    `${name}, ${member ? `acts as ${member.name}` : "acts for the club"}`,
    scopes.join(" "),
    revokedAt ? `revoked ${day(revokedAt)}` : expiresAt ? `until ${day(expiresAt)}` : "until revoked",
    lastUsedAt ? `last used ${day(lastUsedAt)}` : "never used",
  ].join("; ");
}

function day(date: Date): string {
  return date.toISOString().slice(0, 10);
}
