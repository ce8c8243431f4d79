import type { Language } from "#app/platform/language.ts";
import { compareNames } from "#app/platform/persian/collation.ts";
import { fold } from "#app/platform/persian/fold.ts";
import { cleanName } from "#app/platform/persian/text.ts";
import iran from "./iran.json" with { type: "json" };

/** Where somebody lives: keys of the list of Iran, or a city as it was typed and no province. */
export type Place = { province: string; city: string };

/** A province with its main cities, named in one language. */
export type ProvinceView = { key: string; name: string; cities: { key: string; name: string }[] };

const provinces = new Map(iran.map((province) => [province.key, province]));

/** The provinces of Iran and their main cities, in the order readers of a language expect. */
export function listProvinces(locale: Language): ProvinceView[] {
  const compare = compareNames(locale);
  const byName = (one: { name: string }, other: { name: string }) => compare(one.name, other.name);
  return iran
    .map(({ key, cities, ...names }) => {
      const named = cities.map((city) => ({ key: city.key, name: city[locale] }));
      return { key, name: names[locale], cities: named.toSorted(byName) };
    })
    .toSorted(byName);
}

/** Whether the list has a province. */
export function isProvince(key: string): boolean {
  return provinces.has(key);
}

/** Folded names of provinces, and of cities with the provinces that have one of that name; made when first asked. */
let placesByName: { provinces: Map<string, string>; cities: Map<string, Place[]> } | undefined;

function namesOfPlaces() {
  const [provincesByName, cities] = [new Map<string, string>(), new Map<string, Place[]>()];
  const names = (place: { key: string; fa: string; en: string }) => new Set([place.key, place.fa, place.en].map(fold));
  for (const province of iran) {
    for (const name of names(province)) provincesByName.set(name, province.key);
    for (const city of province.cities)
      for (const name of names(city))
        cities.set(name, [...(cities.get(name) ?? []), { province: province.key, city: city.key }]);
  }
  return { provinces: provincesByName, cities };
}

/** A place from its names as people write them: keys where the list has them, else the city as it was written. */
export function findPlace(province: string, city: string): Place {
  placesByName ??= namesOfPlaces();
  const at = placesByName.provinces.get(fold(province).replace(/^استان /, ""));
  const matches = (placesByName.cities.get(fold(city)) ?? []).filter((place) => !at || place.province === at);
  const [match] = matches;
  if (match && matches.length === 1) return match;
  return { province: at ?? "", city: cleanName(city || (at ? "" : province)) };
}

/** A place to read, «کرج، البرز»: a city that is not in the list as it was typed; null where nothing is known. */
export function nameOfPlace({ province, city }: Place, locale: Language): string | null {
  const found = provinces.get(province);
  const names = [found?.cities.find(({ key }) => key === city)?.[locale] ?? city, found?.[locale] ?? ""];
  const said = [...new Set(names)].filter((name) => name !== "");
  return said.length > 0 ? said.join(locale === "fa" ? "، " : ", ") : null;
}
