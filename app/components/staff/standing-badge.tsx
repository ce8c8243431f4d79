import { useTranslations } from "use-intl";
import type { Standing } from "#app/domain/core/actor.ts";
import { Badge } from "../ui/badge.tsx";

const tones = { active: "good", silenced: "warn", suspended: "bad", removed: "neutral" } as const;

/** A member's standing in a word. */
export function StandingBadge({ standing }: { standing: Standing }) {
  const t = useTranslations("staff");
  return <Badge tone={tones[standing]}>{t(`standing_${standing}`)}</Badge>;
}
