import type { Language } from "./language.ts";

const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];

/** The countries of ISO 3166-1 that this machine's locale data knows, by their two letters; none that went or was renamed. */
export const countries: readonly string[] = knownCountries();

function knownCountries(): string[] {
  const names = new Intl.DisplayNames("en", { type: "region", fallback: "none" });
  const notCountries = new Set(["EU", "EZ", "UN", "QO", "XA", "XB", "ZZ"]);
  return letters
    .flatMap((first) => letters.map((second) => first + second))
    .filter(
      (code) => !notCountries.has(code) && names.of(code) && new Intl.Locale(`und-${code}`).maximize().region === code,
    );
}

/** The countries with their names, as a dictionary of the language orders them. */
export function countryNames(language: Language): { value: string; label: string }[] {
  const names = new Intl.DisplayNames(language, { type: "region" });
  const inOrder = new Intl.Collator(language).compare;
  return countries
    .map((value) => ({ value, label: names.of(value) ?? value }))
    .sort((one, other) => inOrder(one.label, other.label));
}
