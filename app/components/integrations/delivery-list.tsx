import { Form } from "@remix-run/react";
import { Check, Clock, TriangleAlert } from "lucide-react";
import { useTranslations } from "use-intl";
import { type DeliveryState, deliveryStates } from "#app/domain/integrations/webhook-rules.ts";
import type { DeliveryView } from "#app/domain/integrations/webhook-views.ts";
import { Badge } from "../ui/badge.tsx";
import { Button } from "../ui/button.tsx";
import { MorePages } from "../ui/more-pages.tsx";
import { Tabs } from "../ui/tabs.tsx";
import { Time } from "../ui/time.tsx";
import { useKindName } from "./kind-name.ts";

const marks = {
  waiting: { tone: "warn", icon: Clock },
  delivered: { tone: "good", icon: Check },
  dead: { tone: "bad", icon: TriangleAlert },
} as const;

type Page = { items: DeliveryView[]; next: string | null };
type Props = { page: Page; state: DeliveryState | undefined; canSend: boolean };

/** What a webhook was sent, by state, with the way to send it again. */
export function DeliveryList({ page, state, canSend }: Props) {
  const t = useTranslations("staff.integrations");
  return (
    <div className="space-y-4">
      <StateLinks state={state} />
      {page.items.length === 0 ? (
        <p className="text-text-soft">{state ? t("noneHere") : t("noMessages")}</p>
      ) : (
        <ul className="divide-y divide-line">
          {page.items.map((delivery) => (
            <DeliveryLine key={delivery.id} delivery={delivery} canSend={canSend} />
          ))}
        </ul>
      )}
      <MorePages next={page.next} />
    </div>
  );
}

function StateLinks({ state }: { state: DeliveryState | undefined }) {
  const t = useTranslations("staff.integrations");
  const tabs = [undefined, ...deliveryStates].map((one) => ({
    to: one ? `?state=${one}` : "?",
    label: t(one ?? "all"),
    current: one === state,
  }));
  return <Tabs label={t("states")} tabs={tabs} look="pill" />;
}

function DeliveryLine({ delivery, canSend }: { delivery: DeliveryView; canSend: boolean }) {
  const t = useTranslations("staff.integrations");
  const nameOf = useKindName();
  const { id, kind, state, attempts, createdAt, nextAt } = delivery;
  const { tone, icon } = marks[state];
  return (
    <li className="flex flex-wrap items-center gap-3 py-3">
      <div className="min-w-0 grow basis-56 space-y-1">
        <p className="flex flex-wrap items-center gap-2">
          <span className="font-medium">{nameOf(kind)}</span>
          <Badge tone={tone} icon={icon}>
            {t(state)}
          </Badge>
        </p>
        <p className="flex flex-wrap gap-x-3 text-sm text-text-soft">
          <span>{t.rich("sentAt", { time: () => <Time at={createdAt} /> })}</span>
          <span>{t("attempts", { count: attempts })}</span>
          {nextAt && attempts > 0 && <span>{t.rich("nextAt", { time: () => <Time at={nextAt} /> })}</span>}
        </p>
        {state !== "delivered" && <Failure delivery={delivery} />}
        <p dir="ltr" className="text-xs break-all text-text-soft text-as-page">
          {id}
        </p>
      </div>
      {canSend && (
        <Form method="post" preventScrollReset>
          <input type="hidden" name="deliveryId" value={id} />
          <Button name="intent" value="replay" variant="secondary" size="small">
            {state === "waiting" ? t("sendNow") : t("replay")}
          </Button>
        </Form>
      )}
    </li>
  );
}

function Failure({ delivery: { lastStatus, lastError } }: { delivery: DeliveryView }) {
  const t = useTranslations("staff.integrations");
  const machine = (word: string | number) => () => (
    <bdi dir="ltr" className="break-all">
      {word}
    </bdi>
  );
  if (!lastError && !lastStatus) return null;
  return (
    <p className="text-sm text-bad">
      {lastError
        ? t.rich("failure", { word: lastError, code: machine(lastError) })
        : t.rich("status", { status: machine(lastStatus!) })}
    </p>
  );
}
