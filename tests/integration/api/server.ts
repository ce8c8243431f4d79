import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll } from "vitest";
import type { MemberActor } from "#app/domain/core/actor.ts";
import { createToken } from "#app/domain/integrations/create-token.server.ts";
import { scopes as allScopes, type Scope } from "#app/domain/integrations/scopes.ts";
import { type Answer, ask } from "#tests/integration/http/ask.ts";
import { apiListener } from "./listener.ts";

type Sent = {
  method?: string;
  token?: string | undefined;
  headers?: Record<string, string>;
  json?: unknown;
  body?: string | Buffer;
};

/** JSON as tests look into it. */
export interface Json {
  readonly [key: string]: Json;
}

/** An answer, its body read as JSON. */
export type ApiAnswer = Answer & { json: Json };

/** Serves the API for a file's tests; answers how to ask it. */
export function serveApi(): (path: string, sent?: Sent) => Promise<ApiAnswer> {
  let server: ReturnType<typeof createServer>;
  beforeAll(() => {
    server = createServer(apiListener());
    return new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  });
  afterAll(() => new Promise<void>((resolve) => server.close(() => resolve())));
  return async (path, { method, token, headers = {}, json, body } = {}) => {
    const { port } = server.address() as AddressInfo;
    const text = json === undefined ? body : JSON.stringify(json);
    const answer = await ask(`http://127.0.0.1:${port}`, path.startsWith("/api") ? path : `/api/v1${path}`, {
      ...(method && { method }),
      ...(text !== undefined && { body: text }),
      headers: {
        "Accept-Language": "en",
        ...(json !== undefined && { "Content-Type": "application/json" }),
        ...(token && { Authorization: `Bearer ${token}` }),
        ...headers,
      },
    });
    const isJson = /json/.test(String(answer.headers["content-type"]));
    return { ...answer, json: isJson && answer.body ? JSON.parse(answer.body) : {} };
  };
}

/** A token of a member, or of the system; with every scope unless told otherwise. */
export async function makeToken(
  member: { id: string } | MemberActor | null,
  scopes: readonly Scope[] = allScopes,
  expiresAt?: Date,
): Promise<string> {
  const memberId = member?.id ?? null;
  const { token } = await createToken("operator", { memberId, name: "till-3", scopes: [...scopes], expiresAt });
  return token;
}
