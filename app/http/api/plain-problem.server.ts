import { type ServerResponse, STATUS_CODES } from "node:http";
import type { ErrorCode } from "#app/domain/core/errors.ts";
import { translatorFor } from "#app/i18n/translator.server.ts";
import { chooseLanguage } from "./language.ts";

const otherwise = "en";

/** What a problem is said of, where neither the club nor the request's caller can be asked. */
type Plain = { status: number; code: ErrorCode; acceptLanguage: string | null | undefined; requestId: string };

/**
 * A problem document (RFC 9457) in the language of Accept-Language, or English: for what is refused before the API is
 * reached.
 */
export function plainProblem({ status, code, acceptLanguage, requestId }: Plain): string {
  const language = chooseLanguage(acceptLanguage ?? null) ?? otherwise;
  const detail = translatorFor(language, "errors")(code);
  return JSON.stringify({ type: "about:blank", title: STATUS_CODES[status], status, code, detail, requestId });
}

/** Answers with such a problem. */
export function answerPlainProblem(response: ServerResponse, plain: Plain, headers: Record<string, string>): void {
  response.writeHead(plain.status, { ...headers, "Content-Type": "application/problem+json" });
  response.end(plainProblem(plain));
}
