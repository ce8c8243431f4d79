import { type ClientActionFunctionArgs, isRouteErrorResponse } from "@remix-run/react";
import { useEffect, useRef } from "react";
import type { FormState, Problem } from "#app/domain/core/form-state.ts";
import { keepAfterRefusal } from "../editor/form-draft.ts";
import type { Refusal } from "./send-deed.ts";

/** What a form gets back that did not arrive, or was refused with no word about its fields. */
type NotSent = FormState & { notSent: Refusal };

/**
 * A route's `clientAction` that keeps its form on the page whatever becomes of it: left to itself, Remix puts the error
 * page in its place when the connection breaks or the answer is a refusal, and what was written with it.
 */
export async function stayOnForm({ serverAction }: ClientActionFunctionArgs) {
  try {
    return await serverAction();
  } catch (error) {
    if (error instanceof Response) throw error; // it leads on
    // A status of failure, so that the page does not ask for its data over the same broken connection.
    return Response.json({ values: {}, errors: {}, notSent: refusalOf(error) } satisfies NotSent, { status: 503 });
  }
}

function refusalOf(error: unknown): Refusal {
  if (!isRouteErrorResponse(error)) return "offline";
  const problem = error.data as Partial<Problem> | null;
  return { code: "unavailable", ...problem };
}

/** Why a form was not taken, where that says nothing of its fields. */
export function notSentIn(state: FormState | undefined): Refusal | null {
  return (state as NotSent | undefined)?.notSent ?? null;
}

/** Has what stands in a refused form saved as a draft again, which it ceased to be when it was sent. */
export function useDraftAgain(state: FormState | undefined) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (state && form.current) keepAfterRefusal(form.current);
  }, [state]);
  return form;
}
