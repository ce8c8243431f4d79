import { useTranslations } from "use-intl";
import type { StaffWords } from "#app/i18n/staff.ts";

type KindKey = keyof StaffWords["integrations"]["kinds"];

/** What a kind of fact is called; one that the club no longer knows keeps its own name. */
export function useKindName(): (kind: string) => string {
  const t = useTranslations("staff.integrations.kinds");
  return (kind) => {
    const key = kind.replaceAll(".", "_") as KindKey;
    return t.has(key) ? t(key) : kind;
  };
}
