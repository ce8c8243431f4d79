import { parseWithZod } from "@conform-to/zod/v4";
import { data, redirect } from "@remix-run/node";
import type { z } from "zod";
import { DomainError, isDomainError } from "#app/domain/core/errors.ts";
import { type FormState, readFailure, toProblem } from "#app/domain/core/form-state.ts";
import { confirmActor } from "./actor.server.ts";
import { countedBody } from "./body.server.ts";
import { countRefusal } from "./refusal-metrics.server.ts";
import { requestContext } from "./request-context.server.ts";
import { refusalHeaders, statusOf } from "./status.ts";
import { waitForTurn } from "./upload-line.server.ts";
import { limitWrites } from "./write-limit.server.ts";

/**
 * Most bytes of a form of a few words. Forms of writing, which are multipart, may say more; what is url-encoded never,
 * for reading it takes seconds of everybody's time.
 */
const maxFormBytes = 1024 * 1024;

/** Most fields of a form; no form of ours comes near it. */
const maxFields = 1_000;

/** What our fields are called. Brackets and dots would be read as lists and objects, of any size: none of ours has any. */
const fieldName = /^[a-zA-Z]\w{0,39}$/;

/** Refusals that are shown on the form they came from; the others replace the page. */
const shownOnForm = new Set(["invalid", "conflict", "rate_limited", "too_large", "forbidden", "unavailable"]);

/**
 * Reads a form, counting its bytes as they arrive, without NUL, which no text in the database can hold.
 * @param longestMultipart most bytes of a multipart form
 * @throws DomainError too_large, invalid; unauthenticated where the session ended while it arrived
 */
export async function readForm(request: Request, longestMultipart = maxFormBytes): Promise<FormData> {
  const isMultipart = request.headers.get("Content-Type")?.startsWith("multipart/");
  const maxBytes = isMultipart ? longestMultipart : maxFormBytes;
  const bytes = Number(request.headers.get("Content-Length") ?? maxBytes);
  if (bytes > maxBytes) throw new DomainError("too_large");
  if (bytes > maxFormBytes) await waitForTurn(request);
  try {
    const form = await new Response(countedBody(request, maxBytes), { headers: request.headers }).formData();
    const names = [...form.keys()];
    if (names.length > maxFields) throw new DomainError("too_large");
    if (!names.every((name) => fieldName.test(name))) throw new DomainError("invalid");
    const clean = withoutNul(form);
    requestContext().form = clean;
    await confirmActor(request);
    return clean;
  } catch (error) {
    if (error instanceof TypeError) throw new DomainError(isDomainError(error.cause) ? error.cause.code : "invalid");
    throw error;
  }
}

function withoutNul(form: FormData): FormData {
  const clean = new FormData();
  for (const [name, value] of form) clean.append(name, typeof value === "string" ? value.replaceAll("\0", "") : value);
  return clean;
}

/**
 * The one way a form meets a use case: read, check with the feature's schema, run, go on. A refusal answers with its
 * status, the code on its field, and everything that was typed.
 * @param options.goTo where a success leads; what is no text is answered as it is
 * @param options.form the form's data, where the action has read it already
 * @param options.refused what reading it found wrong
 */
export async function submit<Schema extends z.ZodType, Result, Next extends string | object>(
  request: Request,
  schema: Schema,
  run: (input: z.output<Schema>) => Promise<Result>,
  options: { goTo: (result: Result) => Next; form?: FormData; refused?: DomainError | null },
) {
  const form = options.form ?? (await readForm(request));
  const submission = parseWithZod(form, { schema });
  const values = typed(form);
  if (submission.status !== "success") {
    const refused = { values, errors: fieldProblems(submission.error ?? {}, values) };
    return data(refused satisfies FormState, { status: 422 });
  }
  try {
    await limitWrites(request);
    if (options.refused) throw options.refused;
    const next = options.goTo(await run(submission.value));
    return typeof next === "string" ? redirect(next, 303) : (next as Exclude<Next, string>);
  } catch (error) {
    if (!isDomainError(error) || !shownOnForm.has(error.kind)) throw error;
    countRefusal(error);
    const refused = { values, errors: { [error.details.field ?? ""]: toProblem(error) } };
    return data(refused satisfies FormState, { status: statusOf(error), headers: refusalHeaders(error) });
  }
}

/** What is typed anew each time: it does not go back over the line, nor into the page. */
export const neverGivenBack = new Set(["password", "code"]);

function typed(form: FormData): FormState["values"] {
  const texts = new Map<string, string[]>();
  for (const [name, value] of form) {
    if (neverGivenBack.has(name)) continue;
    if (!texts.has(name)) texts.set(name, []);
    if (typeof value === "string") texts.get(name)!.push(value);
  }
  return Object.fromEntries([...texts].map(([name, values]) => [name, values.length === 1 ? values[0]! : values]));
}

/** The first problem of each field; what is wrong with one of a list (`tags[2]`) stands at the field it was typed in. */
function fieldProblems(errors: Record<string, string[] | null>, values: FormState["values"]): FormState["errors"] {
  const problems: FormState["errors"] = {};
  for (const [path, messages] of Object.entries(errors)) {
    const field = path.split(/[[.]/, 1)[0]!;
    const message = messages?.[0];
    if (message === undefined || problems[field]) continue;
    problems[field] = readFailure(message) ?? { code: values[field] ? "invalid" : "required" };
  }
  return problems;
}
