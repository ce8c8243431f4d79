import * as client from "openid-client";
import { addSeconds, hourSeconds, now } from "./clock.ts";
import { log } from "./log.server.ts";

/** An OpenID provider and what it knows the club as. */
export type ProviderSettings = { issuer: string; clientId: string; clientSecret: string };

/** What has to come back from the provider as it was sent. */
export type ProviderChecks = { state: string; nonce: string; verifier: string };

/** What the provider says of whoever signed in there; `methods` are those of RFC 8176. */
export type ProviderClaims = {
  issuer: string;
  subject: string;
  email: string | null;
  emailVerified: boolean;
  methods: string[];
};

/** The provider could not be asked, or what came back is not what was asked for. */
export class ProviderError extends Error {
  readonly kind: "unavailable" | "refused";

  constructor(kind: "unavailable" | "refused", options?: ErrorOptions) {
    super(kind, options);
    this.kind = kind;
  }
}

/** How long the provider may take for one answer. */
const patienceSeconds = 10;

let known: { key: string; until: Date; configuration: Promise<client.Configuration> } | undefined;

/** What the provider says of itself (OpenID Connect Discovery 1.0), asked once an hour. */
function configurationOf({ issuer, clientId, clientSecret }: ProviderSettings): Promise<client.Configuration> {
  const key = JSON.stringify([issuer, clientId, clientSecret]);
  if (known?.key === key && known.until > now()) return known.configuration;
  const execute = issuer.startsWith("http:") ? [client.allowInsecureRequests] : [];
  const options = { execute, timeout: patienceSeconds };
  const configuration = client.discovery(new URL(issuer), clientId, clientSecret, undefined, options);
  known = { key, until: addSeconds(now(), hourSeconds), configuration };
  configuration.catch(() => {
    known = undefined;
  });
  return configuration;
}

/**
 * Where somebody signs in at the provider: the authorization code flow with PKCE (RFC 7636), state and nonce.
 * @throws ProviderError
 */
export async function providerAddress(
  settings: ProviderSettings,
  returnTo: string,
): Promise<{ address: string; checks: ProviderChecks }> {
  try {
    const configuration = await configurationOf(settings);
    const verifier = client.randomPKCECodeVerifier();
    const checks = { state: client.randomState(), nonce: client.randomNonce(), verifier };
    const address = client.buildAuthorizationUrl(configuration, {
      redirect_uri: returnTo,
      scope: "openid email profile",
      code_challenge: await client.calculatePKCECodeChallenge(verifier),
      code_challenge_method: "S256",
      state: checks.state,
      nonce: checks.nonce,
    });
    return { address: address.href, checks };
  } catch (error) {
    throw explain(error, "unavailable");
  }
}

/**
 * What the provider says of whoever came back from it; the code is traded in at the provider, which takes it once.
 * @param cameTo the whole address they came back to
 * @throws ProviderError
 */
export async function providerClaims(
  settings: ProviderSettings,
  cameTo: URL,
  checks: ProviderChecks,
): Promise<ProviderClaims> {
  const configuration = await configurationOf(settings).catch((error: unknown) => {
    throw explain(error, "unavailable");
  });
  try {
    const tokens = await client.authorizationCodeGrant(configuration, cameTo, {
      pkceCodeVerifier: checks.verifier,
      expectedState: checks.state,
      expectedNonce: checks.nonce,
      idTokenExpected: true,
    });
    const own = tokens.claims()!;
    const more = own.email === undefined ? await client.fetchUserInfo(configuration, tokens.access_token, own.sub) : {};
    return toClaims({ ...more, ...own });
  } catch (error) {
    throw explain(error, isAway(error) ? "unavailable" : "refused");
  }
}

function toClaims(claims: client.IDToken): ProviderClaims {
  const { iss: issuer, sub: subject, email, email_verified: verified, amr } = claims;
  return {
    issuer,
    subject,
    email: typeof email === "string" ? email : null,
    emailVerified: verified === true,
    methods: Array.isArray(amr) ? amr.map(String) : [],
  };
}

/** Whether an error says that the provider is not there, rather than that it disagrees. */
function isAway(error: unknown): boolean {
  const { code, cause } = error as { code?: string; cause?: unknown };
  const answered = cause instanceof Response ? cause.status : 0;
  return error instanceof TypeError || code === "OAUTH_TIMEOUT" || answered >= 500;
}

/** The log gets the error's code; its text may name the person. */
function explain(error: unknown, kind: ProviderError["kind"]): ProviderError {
  const { code, error: answer } = error as { code?: string; error?: string };
  log.warn({ kind, reason: answer ?? code ?? (error as Error).name }, "signing in through the provider failed");
  return new ProviderError(kind, { cause: error });
}
