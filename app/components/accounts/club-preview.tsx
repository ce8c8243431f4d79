import type { CSSProperties } from "react";
import { useTranslations } from "use-intl";
import { brandProperties } from "#app/platform/brand-ramp.ts";
import { classNames } from "../ui/class-names.ts";

type Props = { name: string; hue: number };

/** What a name and a hue make of the club: header, card and button, by day and by night. */
export function ClubPreview({ name, hue }: Props) {
  const t = useTranslations("accounts");
  return (
    <section aria-label={t("setupPreview")} className="space-y-4" style={brandProperties(hue) as CSSProperties}>
      <p className="text-sm text-text-soft">{t("setupPreview")}</p>
      <Look scheme="light" name={name} />
      <Look scheme="dark" name={name} />
    </section>
  );
}

/** Nothing in it can be pressed: it is a picture of the club. */
function Look({ scheme, name }: { scheme: "light" | "dark"; name: string }) {
  const t = useTranslations("accounts");
  const shell = useTranslations("shell");
  return (
    <div
      aria-hidden
      style={{ colorScheme: scheme }}
      className="brand-scope forced-color-adjust-none overflow-hidden rounded-card border border-line bg-surface text-text select-none"
    >
      <div className="flex items-center justify-between gap-3 border-b border-line bg-surface-raised px-3 py-2">
        <bdi className="min-w-0 truncate font-bold text-accent">{name || shell("clubFallback")}</bdi>
        <span className={classNames(button, "bg-accent text-on-accent")}>{shell("write")}</span>
      </div>
      <div className="p-3">
        <div className="space-y-2 rounded-control border border-line bg-surface-raised p-3">
          <p className="font-medium">{t("previewTopic")}</p>
          <p className="text-sm text-text-soft">{t("previewText")}</p>
          <p className="flex flex-wrap items-center gap-2">
            <span className="rounded-full bg-accent-soft px-2 py-0.5 text-xs font-medium text-accent">
              {shell("forums")}
            </span>
            <span className="text-sm text-accent underline">{shell("rules")}</span>
          </p>
        </div>
      </div>
    </div>
  );
}

const button = "shrink-0 rounded-control px-3 py-1 text-sm font-medium";
