import { Form } from "@remix-run/react";
import { BellRing, MonitorSmartphone } from "lucide-react";
import { useTranslations } from "use-intl";
import type { PushDevicesView, PushDeviceView } from "#app/domain/notifications/push-views.ts";
import { pushDevicesPath } from "#app/paths.ts";
import { nameOfDevice } from "../accounts/device-name.ts";
import { Badge } from "../ui/badge.tsx";
import { Button } from "../ui/button.tsx";
import { Card } from "../ui/card.tsx";
import { Time } from "../ui/time.tsx";
import { unsubscribe } from "./push-subscription.ts";
import { type PushView, usePush } from "./use-push.ts";

/** Where a member is told by web push: this browser can be switched on here, and each one off. */
export function PushDevices({ push }: { push: PushDevicesView }) {
  const t = useTranslations("push");
  const { view, turnOn } = usePush(push);
  return (
    <Card>
      <h2 className="text-lg">{t("title")}</h2>
      <p className="mt-1 mb-4 text-text-soft">{t("hint")}</p>
      <ThisDevice view={view} turnOn={turnOn} />
      {push.devices.length > 0 && (
        <>
          <h3 className="mt-6 mb-1 font-medium">{t("devices")}</h3>
          <ul className="divide-y divide-line">
            {push.devices.map((device) => (
              <Device key={device.id} device={device} />
            ))}
          </ul>
        </>
      )}
    </Card>
  );
}

function ThisDevice({ view, turnOn }: { view: PushView; turnOn: () => void }) {
  const t = useTranslations("push");
  const canTurnOn = view === "off" || view === "working" || view === "failed" || view === "dismissed";
  const said = view === "failed" || view === "dismissed" || view === "blocked" || view === "unsupported" ? view : null;
  return (
    <>
      <noscript>
        <p className="text-text-soft">{t("needsScript")}</p>
      </noscript>
      {canTurnOn && (
        <Button type="button" variant="secondary" aria-busy={view === "working"} onClick={turnOn}>
          <BellRing aria-hidden size={20} strokeWidth={1.75} />
          {view === "working" ? t("turningOn") : t("turnOn")}
        </Button>
      )}
      <div role="status">
        {view === "on" && <p className="font-medium text-good">{t("isOn")}</p>}
        {said && <p className="mt-3 text-text-soft first:mt-0">{t(said)}</p>}
      </div>
    </>
  );
}

function Device({ device: { id, userAgent, createdAt, isCurrent } }: { device: PushDeviceView }) {
  const t = useTranslations("push");
  const name = nameOfDevice(userAgent) ?? t("unknownDevice");
  return (
    <li className="flex flex-wrap items-center gap-3 py-3">
      <MonitorSmartphone aria-hidden size={20} strokeWidth={1.75} className="shrink-0 text-text-soft" />
      <div className="min-w-0 grow">
        <p className="flex flex-wrap items-center gap-2">
          <bdi className="truncate">{name}</bdi>
          {isCurrent && <Badge tone="accent">{t("thisDevice")}</Badge>}
        </p>
        <p className="text-sm text-text-soft">{t.rich("added", { at: () => <Time at={createdAt} /> })}</p>
      </div>
      <Form reloadDocument method="post" action={pushDevicesPath()} onSubmit={() => void (isCurrent && unsubscribe())}>
        <input type="hidden" name="deviceId" value={id} />
        <Button variant="secondary" size="small">
          {t("remove")}
          <span className="sr-only"> ({name})</span>
        </Button>
      </Form>
    </li>
  );
}
