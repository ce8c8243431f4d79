import { CircleCheck, Coins, Pin } from "lucide-react";
import { useTranslations } from "use-intl";
import { useClub } from "../shell/use-page-data.ts";
import { Avatar } from "../ui/avatar.tsx";
import { Badge } from "../ui/badge.tsx";
import { Divider } from "../ui/divider.tsx";
import { Kbd } from "../ui/kbd.tsx";
import { Stars } from "../ui/stars.tsx";
import { Time } from "../ui/time.tsx";

const tones = ["neutral", "accent", "good", "warn", "bad", "points", "bronze", "silver", "gold"] as const;
const icons = { accent: Pin, good: CircleCheck, points: Coins } as Record<string, typeof Pin>;
const names = ["سارا", "Ali", "🌸 نگار", "مهدی", "Zoë", "۷خط", "…"];
const sizes = [24, 32, 40, 64, 96] as const;

/** Badges, avatars, stars, times, keys, dividers. */
export function MarkSamples() {
  const t = useTranslations("ui");
  const { now } = useClub();
  return (
    <>
      <div className="flex flex-wrap gap-2">
        {tones.map((tone) => (
          <Badge key={tone} tone={tone} icon={icons[tone]}>
            {t(tone)}
          </Badge>
        ))}
      </div>
      <div className="flex flex-wrap items-end gap-3">
        {sizes.map((size) => (
          <Avatar key={size} size={size} member={{ id: "sample", name: names[0]!, avatarUrl: null }} />
        ))}
        {names.map((name, index) => (
          <Avatar key={name} member={{ id: `sample ${index * 7}`, name, avatarUrl: null }} />
        ))}
        <Avatar member={{ id: "picture", name: "…", avatarUrl: "/apple-touch-icon.png" }} />
      </div>
      <div className="flex flex-wrap items-center gap-6">
        <Stars stars={4} />
        <Time at={new Date(now.getTime() - 7_200_000)} />
        <span className="inline-flex items-center gap-2 text-sm text-text-soft">
          {t("keys")} <Kbd keys={["Ctrl", "Enter"]} />
        </span>
      </div>
      <Divider />
      <Divider>{t("or")}</Divider>
    </>
  );
}
