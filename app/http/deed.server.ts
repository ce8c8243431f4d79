import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import type { DomainError } from "#app/domain/core/errors.ts";
import { toProblem } from "#app/domain/core/form-state.ts";
import { signInPath } from "#app/paths.ts";
import { keptForm } from "./kept-form.server.ts";
import { cameFrom } from "./own-path.ts";
import { refusalPage } from "./refusal-page.server.ts";
import { problemResponse, respondJson } from "./respond.server.ts";
import { refusalHeaders, statusOf } from "./status.ts";

const methods = ["POST", "PUT", "DELETE"];

/** What a small deed answers: data for a script, and the page a form without a script goes back to. */
type Done = { data: unknown; back: string };

/**
 * Wraps the action of a button that needs no page of its own (like, follow). A form sent without a script goes back to
 * where it came from, to sign in, or to a short page that says why not; a script gets JSON, and `{ problem }` where it was refused.
 * PUT and DELETE are refused with `application/problem+json`.
 */
export function respondDeed(
  run: (args: ActionFunctionArgs) => Promise<Done>,
): (args: ActionFunctionArgs) => Promise<Response> {
  return respondJson(async (args) => {
    if (!methods.includes(args.request.method))
      return new Response(null, { status: 405, headers: { Allow: methods.join(", ") } });
    const { data, back } = await run(args);
    return isPageRequest(args.request) ? redirect(back, 303) : Response.json(data);
  }, refuse);
}

async function refuse(request: Request, error: DomainError): Promise<Response> {
  if (request.method !== "POST") return problemResponse(error);
  if (isPageRequest(request))
    return error.code === "unauthenticated" && !(await keptForm(request))
      ? redirect(signInPath(cameFrom(request)), 303)
      : refusalPage(request, error);
  const answer = { status: statusOf(error), headers: refusalHeaders(error) };
  return Response.json({ problem: toProblem(error) }, answer);
}

/** Whether a browser asks for a page; scripts ask for anything. */
function isPageRequest(request: Request): boolean {
  return request.headers.get("Accept")?.includes("text/html") ?? false;
}
