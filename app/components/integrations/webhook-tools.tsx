import { Form } from "@remix-run/react";
import { useTranslations } from "use-intl";
import type { WebhookView } from "#app/domain/integrations/webhook-views.ts";
import { Button } from "../ui/button.tsx";
import { Card } from "../ui/card.tsx";
import { ConfirmButton } from "../ui/confirm-button.tsx";
import { Time } from "../ui/time.tsx";

type Props = { webhook: WebhookView };

/** A new secret, with or without time to change over. */
export function SecretTools({ webhook }: Props) {
  const t = useTranslations("staff.integrations");
  const until = webhook.previousSecretUntil;
  return (
    <Card className="space-y-3">
      <h2 className="text-lg">{t("secretHeading")}</h2>
      {until && <p>{t.rich("bothLive", { time: () => <Time at={until} /> })}</p>}
      <Deed hint={t("rotateHint")} intent="rotate" verb={t("rotate")} />
      <Deed hint={t("rotateNowHint")} intent="rotate-now" verb={t("rotateNow")} danger />
    </Card>
  );
}

/** Ways to stop a webhook, for a while or for good. */
export function EndTools({ webhook }: Props) {
  const t = useTranslations("staff.integrations");
  return (
    <details className="rounded-card border border-line bg-surface-raised p-4 lg:p-6">
      <summary className="disclosure text-lg">{t("moreHeading")}</summary>
      <div className="mt-3 space-y-4">
        {webhook.disabledAt === null && <Deed hint={t("switchOffHint")} intent="stop" verb={t("switchOff")} />}
        <Deed hint={t("removeHint")} intent="delete" verb={t("remove")} danger />
      </div>
    </details>
  );
}

type DeedProps = { hint?: string; intent: string; verb: string; danger?: boolean };

/** One button in a form of its own, with what it means above; one that cannot be undone asks first. */
export function Deed({ hint, intent, verb, danger = false }: DeedProps) {
  return (
    <Form method="post" className="space-y-2">
      {hint && <p className="text-sm text-text-soft">{hint}</p>}
      {danger ? (
        <ConfirmButton name="intent" value={intent} verb={verb}>
          {hint}
        </ConfirmButton>
      ) : (
        <Button name="intent" value={intent} variant="secondary">
          {verb}
        </Button>
      )}
    </Form>
  );
}
