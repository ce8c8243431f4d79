import { useLocale } from "use-intl";

/** A forum's or section's name in the page's language, where the club gives both. */
export function useLocalName(): (named: { name: string; nameEn: string }) => string {
  const locale = useLocale();
  return ({ name, nameEn }) => (locale === "en" && nameEn ? nameEn : name);
}
