import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { type DomainError, isDomainError } from "#app/domain/core/errors.ts";
import { toProblem } from "#app/domain/core/form-state.ts";
import { passGate } from "./gate.server.ts";
import { explainRefusal, leadToEnrolment } from "./held-back.server.ts";
import { keptForm } from "./kept-form.server.ts";
import { logBug } from "./log-bug.server.ts";
import { countRefusal } from "./refusal-metrics.server.ts";
import { requestContext } from "./request-context.server.ts";
import { refusalHeaders, statusOf } from "./status.ts";
import { limitWrites } from "./write-limit.server.ts";

type Arguments = LoaderFunctionArgs | ActionFunctionArgs;

/**
 * Wraps a loader or action: a domain error becomes its status with the problem as data, for the page's error boundary;
 * a bug is logged once, here, and answered as 500 with the number it is logged under. What was written in a form comes
 * back with either.
 */
export function respond<A extends Arguments, T>(answer: (args: A) => Promise<T>): (args: A) => Promise<T> {
  return async (args) => {
    try {
      await passGate(args.request);
      return await answer(args);
    } catch (error) {
      if (isDomainError(error)) {
        countRefusal(error);
        const refusal = await explainRefusal(args.request, error);
        leadToEnrolment(args.request, refusal);
        const told = { ...toProblem(refusal), kept: await keptForm(args.request) };
        throw data(told, { status: statusOf(refusal), headers: refusalHeaders(refusal) });
      }
      if (error instanceof Response) throw withForm(error);
      logBug(args.request, error);
      throw data({ requestId: requestContext().id, kept: await keptForm(args.request) }, { status: 500 });
    }
  };
}

/** Where the page of a refused form has moved, browsers send the form along; by 301 they would leave its words behind. */
function withForm(answer: Response): Response {
  const hasMoved = answer.status === 301 && requestContext().form;
  return hasMoved ? new Response(null, { status: 308, headers: answer.headers }) : answer;
}

/**
 * The same for a route without a page: the problem as `application/problem+json` (RFC 9457), or what `refuse` makes of
 * it. Changes are held to the limit of writing.
 */
export function respondJson<A extends Arguments>(
  answer: (args: A) => Promise<Response>,
  refuse: (request: Request, error: DomainError) => Response | Promise<Response> = (_request, error) =>
    problemResponse(error),
): (args: A) => Promise<Response> {
  return async (args) => {
    try {
      await passGate(args.request);
      await limitWrites(args.request);
      return await answer(args);
    } catch (error) {
      if (error instanceof Response) return error;
      if (isDomainError(error)) {
        countRefusal(error);
        return refuse(args.request, await explainRefusal(args.request, error));
      }
      logBug(args.request, error);
      return problemResponse(error);
    }
  };
}

/** A problem as a program reads it; a bug tells only its request. */
export function problemResponse(error: unknown): Response {
  const headers = { "Content-Type": "application/problem+json", "Cache-Control": "no-store" };
  const { id: requestId } = requestContext();
  if (!isDomainError(error))
    return new Response(JSON.stringify({ type: "about:blank", status: 500, code: "unavailable", requestId }), {
      status: 500,
      headers,
    });
  const status = statusOf(error);
  const field = error.details.field;
  const body = {
    type: "about:blank",
    status,
    ...toProblem(error),
    requestId,
    ...(field && { errors: { [field]: error.code } }),
  };
  return new Response(JSON.stringify(body), { status, headers: { ...headers, ...refusalHeaders(error) } });
}
