import { Form } from "@remix-run/react";
import { MonitorSmartphone } from "lucide-react";
import { useTranslations } from "use-intl";
import type { SessionView } from "#app/domain/accounts/views.ts";
import { Badge } from "../ui/badge.tsx";
import { Button } from "../ui/button.tsx";
import { Time } from "../ui/time.tsx";
import { nameOfDevice } from "./device-name.ts";

/** Where a member is signed in; every session but this one can be ended here. */
export function SessionList({ sessions }: { sessions: SessionView[] }) {
  return (
    <ul className="divide-y divide-line">
      {sessions.map((session) => (
        <SessionLine key={session.id} session={session} />
      ))}
    </ul>
  );
}

function SessionLine({ session }: { session: SessionView }) {
  const t = useTranslations("accounts");
  const device = nameOfDevice(session.userAgent) ?? t("unknownDevice");
  return (
    <li className="flex flex-wrap items-center gap-3 py-3">
      <MonitorSmartphone aria-hidden size={20} strokeWidth={1.75} className="shrink-0 text-text-soft" />
      <div className="min-w-0 grow">
        <p className="flex flex-wrap items-center gap-2">
          <bdi className="truncate">{device}</bdi>
          {session.isCurrent && <Badge tone="accent">{t("thisDevice")}</Badge>}
        </p>
        <p className="text-sm text-text-soft">{t.rich("lastSeen", { time: () => <Time at={session.lastSeenAt} /> })}</p>
      </div>
      {!session.isCurrent && (
        <Form method="post">
          <input type="hidden" name="sessionId" value={session.id} />
          <Button name="intent" value="end-session" variant="secondary" size="small">
            {t("endSession")}
            <span className="sr-only"> ({device})</span>
          </Button>
        </Form>
      )}
    </li>
  );
}
