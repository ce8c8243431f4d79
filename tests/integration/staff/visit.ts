import type { ActionFunctionArgs } from "@remix-run/node";
import { openSession } from "#app/domain/accounts/session.server.ts";
import { sessionCookie } from "#app/http/cookies.server.ts";
import { db } from "#app/platform/db/client.server.ts";
import type { Member } from "#prisma/client";

/** What a page answered: its status, where it leads, and its data. */
export type Visited = { status: number; to: string | null; body: Record<string, unknown> };

type Ask = { params?: Record<string, string>; form?: FormData | Record<string, string>; by?: Member };
type Page = { loader?: unknown; action?: unknown };

/** Asks a page's loader, or its action where a form is sent, as a browser without JavaScript does. */
export async function visit(page: Page, path: string, { params = {}, form, by }: Ask = {}): Promise<Visited> {
  const body = form && (form instanceof FormData ? form : new URLSearchParams(form));
  const request = new Request(`http://club.example${path}`, {
    ...(body && { method: "POST", body }),
    headers: by ? { Cookie: await cookieOf(by) } : {},
  });
  const handler = (form ? page.action : page.loader) as (args: ActionFunctionArgs) => Promise<unknown>;
  return read(await handler({ request, params, context: {} }).catch((thrown: unknown) => thrown));
}

async function cookieOf(member: Member): Promise<string> {
  const session = await db.$transaction((tx) => openSession(tx, member, { userAgent: "Test" }));
  return (await sessionCookie.serialize(session.id)).split(";")[0]!;
}

async function read(answer: unknown): Promise<Visited> {
  if (answer instanceof Error) throw answer;
  if (answer instanceof Response) {
    const to = answer.headers.get("Location");
    return { status: answer.status, to, body: to ? {} : ((await answer.json()) as Visited["body"]) };
  }
  const { data, init, type } = (answer ?? {}) as { type?: string; data?: Visited["body"]; init?: { status?: number } };
  if (type === "DataWithResponseInit") return { status: init?.status ?? 200, to: null, body: data ?? {} };
  return { status: 200, to: null, body: (answer ?? {}) as Visited["body"] };
}
