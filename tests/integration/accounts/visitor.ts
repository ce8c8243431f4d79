import type { ActionFunctionArgs } from "@remix-run/node";
import { findActorBySession } from "#app/domain/accounts/find-actor.server.ts";
import { sessionCookie } from "#app/http/cookies.server.ts";

type Page = { loader?: unknown; action?: unknown };

/** What a page answered: its status, where it leads, and what it says. */
export type Answer = {
  status: number;
  to: string | null;
  body: { values: Record<string, string | string[]>; errors: Record<string, { code: string }> };
};

/** Somebody with a browser without JavaScript, which keeps its cookies. */
export function makeVisitor() {
  const cookies = new Map<string, string>();
  const header = () => [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");

  function keepCookie(line: string): void {
    const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    if (value && !line.includes("Max-Age=0")) cookies.set(name, value);
    else cookies.delete(name);
  }

  async function read(answer: unknown): Promise<Answer> {
    if (answer instanceof Error) throw answer;
    if (answer instanceof Response) {
      for (const line of answer.headers.getSetCookie()) keepCookie(line);
      const to = answer.headers.get("Location");
      return { status: answer.status, to, body: to ? null : await answer.json() };
    }
    const { data, init } = answer as { data: Answer["body"]; init?: { status?: number } };
    return { status: init?.status ?? 200, to: null, body: data };
  }

  const ask = (page: unknown, path: string, init: RequestInit) => {
    const headers = { Cookie: header(), "User-Agent": "Test browser" };
    const request = new Request(`http://club.example${path}`, { ...init, headers });
    return (page as (args: ActionFunctionArgs) => Promise<unknown>)({ request, params: {}, context: {} });
  };

  return {
    cookies,
    /** Sends a form. */
    post: (page: Page, path: string, fields: Record<string, string>): Promise<Answer> =>
      ask(page.action, path, { method: "POST", body: new URLSearchParams(fields) })
        .catch((thrown: unknown) => thrown)
        .then(read),
    /** Opens a page that has something to show. */
    get: <T>(page: { loader: (args: ActionFunctionArgs) => Promise<T> }, path: string): Promise<T> =>
      ask(page.loader, path, {}) as Promise<T>,
    /** Opens a page that leads elsewhere. */
    visit: (page: Page, path: string): Promise<Answer> =>
      ask(page.loader, path, {})
        .catch((thrown: unknown) => thrown)
        .then(read),
    /** Who is signed in. */
    whoAmI: async (): Promise<string | null> => {
      const session: unknown = await sessionCookie.parse(header());
      return typeof session === "string" ? ((await findActorBySession(session))?.id ?? null) : null;
    },
  };
}
