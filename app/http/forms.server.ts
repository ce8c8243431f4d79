import { parseWithZod } from "@conform-to/zod/v4";
import { data, redirect } from "@remix-run/node";
import type { z } from "zod";
import { DomainError, isDomainError } from "#app/domain/core/errors.ts";
import { type FormState, type Problem, readFailure, toProblem } from "#app/domain/core/form-state.ts";
import { refusalHeaders, statusOf } from "./status.ts";

/** Most bytes of a form without files; a text of 10 MB still comes back to the person who typed it. */
const maxFormBytes = 16 * 1024 * 1024;

/** Refusals that are shown on the form they came from; the others replace the page. */
const shownOnForm = new Set(["invalid", "conflict", "rate_limited", "too_large", "forbidden"]);

/**
 * Reads a form, counting its bytes as they arrive.
 * @throws DomainError too_large, invalid
 */
export async function readForm(request: Request, maxBytes = maxFormBytes): Promise<FormData> {
  let bytes = 0;
  const counted = request.body?.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        bytes += chunk.byteLength;
        if (bytes > maxBytes) controller.error(new DomainError("too_large"));
        else controller.enqueue(chunk);
      },
    }),
  );
  try {
    return await new Response(counted, { headers: request.headers }).formData();
  } catch (error) {
    if (bytes > maxBytes || isDomainError(error)) throw new DomainError("too_large");
    if (error instanceof TypeError) throw new DomainError("invalid");
    throw error;
  }
}

/**
 * The one way a form meets a use case: read, check with the feature's schema, run, go on. A refusal answers with its
 * status, the code on its field, and everything that was typed.
 * @param options.then where a success leads; a Response is answered as it is
 * @param options.form the form's data, where the action has read it already
 */
export async function submit<Schema extends z.ZodType, Result>(
  request: Request,
  schema: Schema,
  run: (input: z.output<Schema>) => Promise<Result>,
  options: { then: (result: Result) => string | Response; form?: FormData },
) {
  const form = options.form ?? (await readForm(request));
  const submission = parseWithZod(form, { schema });
  const values = typed(form);
  if (submission.status !== "success") {
    const refused = { values, errors: fieldProblems(submission.error ?? {}, values) };
    return data(refused satisfies FormState, { status: 422 });
  }
  try {
    const next = options.then(await run(submission.value));
    return typeof next === "string" ? redirect(next, 303) : next;
  } catch (error) {
    if (!isDomainError(error) || !shownOnForm.has(error.kind)) throw error;
    const refused = { values, errors: { [error.details.field ?? ""]: toProblem(error) } };
    return data(refused satisfies FormState, { status: statusOf(error), headers: refusalHeaders(error) });
  }
}

function typed(form: FormData): FormState["values"] {
  const values: FormState["values"] = {};
  for (const name of new Set(form.keys())) {
    const texts = form.getAll(name).filter((value) => typeof value === "string");
    values[name] = texts.length === 1 ? texts[0]! : texts;
  }
  return values;
}

function fieldProblems(errors: Record<string, string[] | null>, values: FormState["values"]): FormState["errors"] {
  const problems = Object.entries(errors).flatMap(([field, messages]): [string, Problem][] => {
    const message = messages?.[0];
    if (message === undefined) return [];
    return [[field, readFailure(message) ?? { code: values[field] ? "invalid" : "required" }]];
  });
  return Object.fromEntries(problems);
}
