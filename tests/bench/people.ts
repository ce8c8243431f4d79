import { randomBytes } from "node:crypto";
import { sessionKey } from "#app/domain/accounts/find-actor.server.ts";
import { sessionSeconds } from "#app/domain/accounts/rules.ts";
import { tokenKey } from "#app/domain/integrations/create-token.server.ts";
import { tokenPrefix } from "#app/domain/integrations/rules.ts";
import { sessionCookie } from "#app/http/cookies.server.ts";
import { addSeconds, now } from "#app/platform/clock.ts";
import { db } from "#app/platform/db/client.server.ts";
import { idOf } from "./data/shape.ts";

/** Signs the first members of the club in: the headers that their browsers send. */
export async function signedIn(count: number): Promise<{ Cookie: string }[]> {
  const ids = Array.from({ length: count }, () => randomBytes(32).toString("base64url"));
  const times = { createdAt: now(), lastSeenAt: now(), expiresAt: addSeconds(now(), sessionSeconds) };
  await db.session.createMany({
    data: ids.map((id, number) => ({ id: sessionKey(id), memberId: idOf("member", number), ...times })),
  });
  const cookies = await Promise.all(ids.map((id) => sessionCookie.serialize(id)));
  return cookies.map((cookie) => ({ Cookie: cookie.split(";", 1)[0]! }));
}

/** Gives the first members of the club a token each: the headers that their programs send. */
export async function withTokens(count: number): Promise<{ Authorization: string }[]> {
  const tokens = Array.from({ length: count }, () => tokenPrefix + randomBytes(32).toString("base64url"));
  await db.apiToken.createMany({
    data: tokens.map((token, number) => ({
      ...{ tokenHash: tokenKey(token), name: "bench", memberId: idOf("member", number), createdAt: now() },
      scopes: ["posts:read", "posts:write", "topics:read"],
    })),
  });
  return tokens.map((token) => ({ Authorization: `Bearer ${token}` }));
}
