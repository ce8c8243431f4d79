import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { openSession } from "#app/domain/accounts/session.server.ts";
import { transaction } from "#app/domain/core/transaction.server.ts";
import { sessionCookie } from "#app/http/cookies.server.ts";
import { requestContext, withRequestContext } from "#app/http/request-context.server.ts";
import type { Member } from "#prisma/client";

type Params = Record<string, string>;
type Status = { status: number };

/** Asks for a page as a browser does: a guest's, unless a member is named. */
export async function open<T>(
  loader: (args: LoaderFunctionArgs) => Promise<T>,
  params: Params,
  search = "",
  member?: Member,
  more: Params = {},
): Promise<T> {
  const headers = { ...more, Accept: "text/html", ...(member && { Cookie: await cookieOf(member) }) };
  const request = new Request(`http://club.example/page${search}`, { headers });
  return withRequestContext({ ...requestContext(), actor: undefined }, () => loader({ request, params, context: {} }));
}

/** The cookie of a session of theirs. */
export async function cookieOf(member: Member): Promise<string> {
  const session = await transaction((tx) => openSession(tx, member, { userAgent: "" }));
  return (await sessionCookie.serialize(session.id)).split(";")[0]!;
}

/** The status a page is refused with. */
export function refusal(page: Promise<unknown>): Promise<number> {
  return page.then(
    () => 200,
    (refused: Status | { init: Status }) => ("init" in refused ? refused.init.status : refused.status),
  );
}

/** Sends a page's form as a member's browser does; answers where it leads. */
export async function send(
  action: (args: ActionFunctionArgs) => Promise<unknown>,
  member: Member,
  fields: [string, string][],
  params: Params = {},
  accept = "*/*",
): Promise<{ status: number; to: string | null; errors: Record<string, { code: string }>; text: string }> {
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  const request = new Request("http://club.example/page", {
    method: "POST",
    headers: { Cookie: await cookieOf(member), Accept: accept },
    body: form,
  });
  const context = { ...requestContext(), actor: undefined };
  const answer = await withRequestContext(context, () => action({ request, params, context: {} }));
  if (answer instanceof Response)
    return { status: answer.status, to: answer.headers.get("Location"), errors: {}, text: await answer.text() };
  const { data, init } = answer as { data: { errors: Record<string, { code: string }> }; init: Status };
  return { status: init.status, to: null, errors: data.errors, text: "" };
}
