import { getClub } from "#app/domain/core/club.server.ts";
import { DomainError, type ErrorCode, isDomainError } from "#app/domain/core/errors.ts";
import { logBug } from "#app/http/log-bug.server.ts";
import { countRefusal } from "#app/http/refusal-metrics.server.ts";
import { requestContext } from "#app/http/request-context.server.ts";
import { siteOrigin } from "#app/http/site-origin.server.ts";
import { statusOf } from "#app/http/status.ts";
import { translatorFor } from "#app/i18n/translator.server.ts";
import { apiDocsPath } from "#app/paths.ts";
import { now } from "#app/platform/clock.ts";
import { formatUntil } from "#app/platform/persian/until.ts";
import { chooseLanguage } from "./language.ts";
import { Refusal } from "./refusal.ts";

/** Refusals whose status HTTP names more exactly than their kind does. */
const ownStatuses: Partial<Record<ErrorCode, number>> = {
  json_malformed: 400,
  idempotency_key_malformed: 400,
  method_not_allowed: 405,
  precondition_failed: 412,
  media_type_unsupported: 415,
  internal_error: 500,
};

/** The status the API answers a refusal with. */
export function apiStatus(error: DomainError): number {
  return ownStatuses[error.code] ?? statusOf(error);
}

/**
 * Anything that went wrong as a problem document (RFC 9457), in the language the program asked for. A bug is logged
 * and tells only its request.
 */
export async function apiProblem(request: Request, cause: unknown): Promise<Response> {
  const error = isDomainError(cause) ? cause : new DomainError("internal_error");
  if (error !== cause) logBug(request, cause);
  countRefusal(error);
  const { locale, timeZone } = await getClub().catch(() => ({ locale: "fa" as const, timeZone: "UTC" }));
  const language = chooseLanguage(request.headers.get("Accept-Language")) ?? locale;
  const { until, values, field } = error.details;
  const when = until ? formatUntil(until, now(), { locale: language, timeZone }) : "none";
  const status = apiStatus(error);
  const errors = { ...(field && { [field]: error.code }), ...(error instanceof Refusal && error.errors) };
  const body = {
    type: `${siteOrigin(request)}${apiDocsPath()}#${error.code}`,
    title: translatorFor(language, "api")(`kinds.${error.kind}`),
    status,
    code: error.code,
    detail: translatorFor(language, "errors")(error.code, { ...values, until: when }),
    ...(Object.keys(errors).length > 0 && { errors }),
    requestId: requestContext().id,
  };
  const headers = {
    "Content-Type": "application/problem+json",
    "Content-Language": language,
    "Cache-Control": "no-store",
    Vary: "Authorization, Cookie, Accept-Language",
    ...retryAfter(error, status),
    ...(error instanceof Refusal && error.headers),
  };
  return new Response(JSON.stringify(body), { status, headers });
}

/** In seconds, where the same request will be accepted by itself after a while. */
function retryAfter({ details: { until } }: DomainError, status: number): Record<string, string> {
  if (!until || ![409, 429, 503].includes(status)) return status === 429 ? { "Retry-After": "60" } : {};
  return { "Retry-After": String(Math.max(1, Math.ceil((until.getTime() - now().getTime()) / 1000))) };
}
