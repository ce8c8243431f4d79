import { Bell, type LucideIcon, Mail, Smartphone } from "lucide-react";
import { useId } from "react";
import { useTranslations } from "use-intl";
import type { FormState } from "#app/domain/core/form-state.ts";
import { type Channel, channels } from "#app/domain/notifications/channels.ts";
import { type NotificationKind, notificationKinds } from "#app/domain/notifications/kinds.ts";
import type { NotificationSettings } from "#app/domain/notifications/settings.ts";

type Props = { choices: NotificationSettings["choices"]; state: FormState | undefined };

const icons: Record<Channel, LucideIcon> = { inbox: Bell, mail: Mail, push: Smartphone };
const columns = "sm:grid sm:grid-cols-[1fr_repeat(3,5.5rem)] sm:items-center";

/** What a member is told of, by a box for each way: a table where there is room, a list on a phone. */
export function ChannelTable({ choices, state }: Props) {
  const t = useTranslations("notificationSettings");
  return (
    <div>
      <div aria-hidden className={`hidden border-b border-line pb-2 text-sm text-text-soft ${columns}`}>
        <span />
        {channels.map((channel) => {
          const Icon = icons[channel];
          return (
            <span key={channel} className="flex flex-col items-center gap-1">
              <Icon size={20} strokeWidth={1.75} />
              {t(`channel.${channel}`)}
            </span>
          );
        })}
      </div>
      <div className="divide-y divide-line">
        {notificationKinds.map((kind) => (
          <Row key={kind} kind={kind} chosen={choices[kind]} state={state} />
        ))}
      </div>
    </div>
  );
}

type RowProps = { kind: NotificationKind; chosen: Channel[]; state: FormState | undefined };

function Row({ kind, chosen, state }: RowProps) {
  const t = useTranslations("notificationSettings");
  const id = useId();
  return (
    <fieldset aria-labelledby={id} className={`min-w-0 py-3 sm:py-1 ${columns}`}>
      <p id={id} className="max-sm:mb-1 max-sm:font-medium">
        {t(`kind.${kind}`)}
      </p>
      <div className="grid grid-cols-3 sm:contents">
        {channels.map((channel) => {
          const name = `${channel}_${kind}`;
          return (
            <label key={channel} className="flex min-h-11 items-center gap-2 sm:justify-center">
              <input
                type="checkbox"
                name={name}
                defaultChecked={state ? state.values[name] === "on" : chosen.includes(channel)}
                className="control-box"
              />
              <span className="text-sm text-text-soft sm:sr-only">{t(`channel.${channel}`)}</span>
            </label>
          );
        })}
      </div>
    </fieldset>
  );
}
