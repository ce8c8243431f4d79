import { Bookmark, Send, Settings, Share2 } from "lucide-react";
import { useTranslations } from "use-intl";
import { forumsPath } from "#app/paths.ts";
import { Button, ButtonLink } from "../ui/button.tsx";
import { IconButton } from "../ui/icon-button.tsx";

const looks = ["primary", "secondary", "quiet", "danger"] as const;

/** Buttons: each look at rest, at work, barred; links; icons. */
export function ButtonSamples() {
  const t = useTranslations("ui");
  return (
    <>
      {looks.map((variant) => (
        <div key={variant} className="flex flex-wrap items-center gap-3">
          <Button type="button" variant={variant}>
            {variant === "primary" && <Send aria-hidden size={18} strokeWidth={1.75} className="rtl:-scale-x-100" />}
            {t(variant)}
          </Button>
          <Button type="button" variant={variant} size="small">
            {t("small")}
          </Button>
          <Button type="button" variant={variant} aria-busy>
            {t("busy")}
          </Button>
          <Button type="button" variant={variant} disabled>
            {t("disabled")}
          </Button>
        </div>
      ))}
      <div className="flex flex-wrap items-center gap-3">
        <Button disabledReason={t("barredReason")}>{t("barred")}</Button>
        <ButtonLink variant="secondary" to={forumsPath()}>
          {t("link")}
        </ButtonLink>
      </div>
      <h3>{t("icons")}</h3>
      <div className="flex flex-wrap items-center gap-1">
        <IconButton icon={Bookmark} label={t("save")} />
        <IconButton icon={Bookmark} label={t("save")} aria-pressed />
        <IconButton icon={Share2} label={t("share")} side="bottom" mirrored />
        <IconButton icon={Settings} label={t("settings")} disabled />
      </div>
    </>
  );
}
