import { BadgeCheck, CircleCheck, EyeOff, Lock, type LucideIcon, Pin, Sparkles, Trash2 } from "lucide-react";
import { useTranslations } from "use-intl";
import type { TopicCard } from "#app/domain/forums/views.ts";
import { Badge } from "../ui/badge.tsx";
import { Stars } from "../ui/stars.tsx";

type Marked = Pick<
  TopicCard,
  "kind" | "stars" | "verifiedOwner" | "solved" | "pinned" | "featured" | "closed" | "hidden" | "deleted"
>;

/** What is particular about a topic, in words and signs. */
export function TopicMarks({ topic }: { topic: Marked }) {
  const t = useTranslations("forums");
  const marks: [boolean, string, LucideIcon, "good" | "accent" | "neutral" | "warn"][] = [
    [topic.solved, t("solved"), CircleCheck, "good"],
    [topic.pinned, t("pinned"), Pin, "neutral"],
    [topic.featured, t("featured"), Sparkles, "accent"],
    [topic.closed, t("closed"), Lock, "neutral"],
    [topic.hidden, t("hidden"), EyeOff, "warn"],
    [topic.deleted, t("deleted"), Trash2, "warn"],
  ];
  return (
    <>
      {topic.kind !== "discussion" && !topic.solved && <Badge>{t("kind", { kind: topic.kind })}</Badge>}
      {topic.stars !== null && <Stars stars={topic.stars} />}
      {topic.kind === "experience" && topic.verifiedOwner && (
        <Badge tone="good" icon={BadgeCheck}>
          {t("verifiedOwner")}
        </Badge>
      )}
      {marks.map(([holds, label, icon, tone]) =>
        holds ? (
          <Badge key={label} tone={tone} icon={icon}>
            {label}
          </Badge>
        ) : null,
      )}
    </>
  );
}
