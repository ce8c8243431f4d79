import compile from "icu-minify/compile";
import format, { type CompiledMessage, type FormatOptions, type FormatValues } from "icu-minify/format";

/** Made once: each costs more than the message it is for. */
const made = new Map<string, unknown>();

function once<T>(kind: string, locale: string, options: object | undefined, make: () => T): T {
  const key = options ? `${kind} ${locale} ${JSON.stringify(options)}` : `${kind} ${locale}`;
  const known = made.get(key) as T | undefined;
  if (known) return known;
  const fresh = make();
  made.set(key, fresh);
  return fresh;
}

const formatters: FormatOptions["formatters"] = {
  getDateTimeFormat: (locale, options) =>
    once("date", String(locale), options, () => new Intl.DateTimeFormat(locale, options)),
  getNumberFormat: (locale, options) =>
    once("number", String(locale), options, () => new Intl.NumberFormat(locale, options)),
  getPluralRules: (locale, options) =>
    once(`plural ${options?.type}`, String(locale), undefined, () => new Intl.PluralRules(locale, options)),
};

/** What the server's words were compiled to; the browser's come compiled. */
const compiled = new Map<string, CompiledMessage>();

function compiledOf(message: string): CompiledMessage {
  const known = compiled.get(message);
  if (known !== undefined) return known;
  const fresh = compile(message);
  compiled.set(message, fresh);
  return fresh;
}

/** Stands in for `use-intl/format-message`: ICU messages are compiled once, and in the browser before it gets them. */
export default function formatMessage(
  _key: string,
  message: CompiledMessage,
  values: FormatValues | undefined,
  { locale, timeZone }: { locale: string; timeZone?: string },
) {
  const ready = import.meta.env.SSR && typeof message === "string" ? compiledOf(message) : message;
  return format(ready, locale, values, { formatters, ...(timeZone && { timeZone }) });
}
