import { isLanguage, type Language } from "#app/platform/language.ts";

/** The language of ours that an Accept-Language header (RFC 9110 §12.5.4) likes best; null where it names none. */
export function chooseLanguage(header: string | null): Language | null {
  const wanted = (header ?? "").split(",").flatMap((part) => {
    const [range = "", ...parameters] = part.split(";").map((text) => text.trim());
    const quality = Number(parameters.find((text) => text.startsWith("q="))?.slice(2) ?? 1);
    const language = range.toLowerCase().split("-")[0]!;
    return isLanguage(language) && quality > 0 ? [{ language, quality }] : [];
  });
  return wanted.toSorted((one, other) => other.quality - one.quality)[0]?.language ?? null;
}
