import { CircleOff, Radio } from "lucide-react";
import { useTranslations } from "use-intl";
import type { WebhookView } from "#app/domain/integrations/webhook-views.ts";
import { Badge } from "../ui/badge.tsx";

/** Whether a webhook is on, and why not. */
export function WebhookBadge({ webhook }: { webhook: WebhookView }) {
  const t = useTranslations("staff.integrations");
  if (webhook.disabledAt === null)
    return (
      <Badge tone="good" icon={Radio}>
        {t("on")}
      </Badge>
    );
  return (
    <Badge tone={webhook.disabledBecause === "gone" ? "bad" : "neutral"} icon={CircleOff}>
      {webhook.disabledBecause === "gone" ? t("gone") : t("off")}
    </Badge>
  );
}
