import { generateKeyPairSync } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import Provider, { type Configuration } from "oidc-provider";
import { rememberInMemory } from "./provider-memory.ts";

/** Somebody who has an account at the provider. */
export type Person = { sub: string; email?: string; email_verified?: boolean; amr?: string[] };

const client = { client_id: "club", client_secret: "a-secret-between-the-two-of-them", redirect_uris: [] as string[] };

/** How the club is known at the provider. */
export const clientSettings = { OIDC_CLIENT_ID: client.client_id, OIDC_CLIENT_SECRET: client.client_secret };

/**
 * A real OpenID provider on this machine, at which whoever comes signs in as `person`, and nobody is asked anything.
 * @param returnTo where it may send people back to
 */
export async function startProvider(returnTo: string, idTokenTellsAll = false) {
  const state: { person: Person } = { person: { sub: "nobody" } };
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, configurationOf(state, returnTo, idTokenTellsAll));
  const answer = provider.callback();
  server.on("request", async (request, response) => {
    if (!request.url?.startsWith("/interaction/")) return answer(request, response);
    const { sub: accountId, amr } = state.person;
    await provider.interactionFinished(request, response, { login: { accountId, amr } });
  });
  const stop = () => {
    server.closeAllConnections();
    return new Promise<void>((resolve) => server.close(() => resolve()));
  };
  return { issuer, state, stop };
}

function configurationOf(state: { person: Person }, returnTo: string, idTokenTellsAll: boolean): Configuration {
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  return {
    adapter: rememberInMemory(),
    clients: [{ ...client, redirect_uris: [returnTo] }],
    jwks: { keys: [{ ...privateKey.export({ format: "jwk" }), use: "sig", alg: "RS256" }] as never },
    cookies: { keys: ["a key that signs cookies in tests"] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    claims: { openid: ["sub", "amr"], email: ["email", "email_verified"], profile: ["name"] },
    conformIdTokenClaims: !idTokenTellsAll,
    pkce: { required: () => true },
    ttl: { AccessToken: 600, AuthorizationCode: 60, IdToken: 600, Grant: 600, Interaction: 600, Session: 600 },
    findAccount: (_context, accountId) => ({ accountId, claims: async () => ({ ...state.person, sub: accountId }) }),
    loadExistingGrant: async (context) => {
      const { client: at, session, provider } = context.oidc;
      const grant = new provider.Grant({ clientId: at!.clientId, accountId: session!.accountId! });
      grant.addOIDCScope("openid email profile");
      await grant.save();
      return grant;
    },
  };
}

/** Follows the provider's redirects as a browser does, up to the one that leaves it. */
export async function walkThrough(address: string): Promise<URL> {
  const { origin } = new URL(address);
  const cookies = new Map<string, string>();
  let next = new URL(address);
  while (next.origin === origin) {
    const headers = { Cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; ") };
    const response = await fetch(next, { redirect: "manual", headers });
    for (const line of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!;
      cookies.set(name!, value!);
    }
    const location = response.headers.get("Location");
    if (!location) throw new Error(`${next.pathname}: ${response.status} ${await response.text()}`);
    next = new URL(location, next);
  }
  return next;
}
