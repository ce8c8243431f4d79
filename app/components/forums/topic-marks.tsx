import { BadgeCheck, CircleCheck, EyeOff, Lock, type LucideIcon, Pin, Sparkles, Trash2 } from "lucide-react";
import { useTranslations } from "use-intl";
import type { TopicCard } from "#app/domain/forums/views.ts";
import { Badge } from "../ui/badge.tsx";
import { Stars } from "../ui/stars.tsx";

type Marked = Pick<
  TopicCard,
  "kind" | "stars" | "verifiedOwner" | "solved" | "pinned" | "featured" | "closed" | "hidden" | "deleted"
>;

/** What is particular about a topic, in words and signs; where it is to be brief, a phone shows most as signs alone. */
export function TopicMarks({ topic, isBrief = false }: { topic: Marked; isBrief?: boolean }) {
  const t = useTranslations("forums");
  const marks: [boolean, string, LucideIcon, "good" | "accent" | "neutral" | "warn"][] = [
    [topic.solved, t("solved"), CircleCheck, "good"],
    [topic.pinned, t("pinned"), Pin, "neutral"],
    [topic.featured, t("featured"), Sparkles, "accent"],
    [topic.closed, t("closed"), Lock, "neutral"],
    [topic.hidden, t("hidden"), EyeOff, "warn"],
    [topic.deleted, t("deleted"), Trash2, "warn"],
  ];
  const kind = topic.kind !== "discussion" && !topic.solved && <Badge>{t("kind", { kind: topic.kind })}</Badge>;
  return (
    <>
      {isBrief && topic.stars !== null && kind ? <span className="max-sm:sr-only">{kind}</span> : kind}
      {topic.stars !== null && <Stars stars={topic.stars} />}
      {topic.kind === "experience" && topic.verifiedOwner && (
        <Badge tone="good" icon={BadgeCheck} isBrief={isBrief}>
          {t("verifiedOwner")}
        </Badge>
      )}
      {marks.map(([holds, label, icon, tone]) =>
        holds ? (
          <Badge key={label} tone={tone} icon={icon} isBrief={isBrief && icon !== CircleCheck}>
            {label}
          </Badge>
        ) : null,
      )}
    </>
  );
}
