import { useFetcher, useSubmit } from "@remix-run/react";
import { BellMinus, BellOff, Ellipsis, UserRoundX } from "lucide-react";
import { useEffect, useRef } from "react";
import { useTranslations } from "use-intl";
import type { Channel } from "#app/domain/notifications/channels.ts";
import type { NotificationView } from "#app/domain/notifications/group.ts";
import { mutePath } from "#app/paths.ts";
import { Menu, MenuButton } from "../ui/menu.tsx";
import { useToast } from "../ui/toast.tsx";

type Answer = { before: Channel[] } | { problem: unknown };
type What = "topic" | "member" | "kind";

/** Mutes what a line of the inbox tells of: its topic, its member, or everything of its kind, with a way back. */
export function MuteMenu({ notification }: { notification: NotificationView }) {
  const t = useTranslations("notifications");
  const { topicId, kind, actors, actorCount } = notification;
  const [actor] = actors;
  const name = actor?.name ?? "";
  return (
    <Menu label={t("more")} trigger={<Ellipsis aria-hidden size={20} strokeWidth={1.75} />}>
      {topicId && (
        <MuteForm what="topic" id={topicId} done={t("topicMuted")}>
          <MenuButton icon={BellOff}>{t("muteTopic")}</MenuButton>
        </MuteForm>
      )}
      {actor && actorCount === 1 && (
        <MuteForm what="member" id={actor.id} done={t("memberMuted", { name })}>
          <MenuButton icon={UserRoundX}>
            <bdi>{t("muteMember", { name })}</bdi>
          </MenuButton>
        </MuteForm>
      )}
      <MuteForm what="kind" id={kind} done={t("kindMuted")}>
        <MenuButton icon={BellMinus}>{t("muteKind")}</MenuButton>
      </MuteForm>
    </Menu>
  );
}

type FormProps = { what: What; id: string; done: string; children: React.ReactNode };

function MuteForm({ what, id, done, children }: FormProps) {
  const fetcher = useFetcher<Answer>();
  useOfferUndo(fetcher.data, { what, id, done });
  return (
    <fetcher.Form method="post" action={mutePath()}>
      <input type="hidden" name="what" value={what} />
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="intent" value="mute" />
      {children}
    </fetcher.Form>
  );
}

/** Says that it was done, once for each time, and how to undo it. */
function useOfferUndo(answer: Answer | undefined, { what, id, done }: Omit<FormProps, "children">): void {
  const t = useTranslations("notifications");
  const { show } = useToast();
  const submit = useSubmit();
  const told = useRef<Answer>();
  useEffect(() => {
    if (!answer || answer === told.current || !("before" in answer)) return;
    told.current = answer;
    const onAction = () => {
      const form = new FormData();
      for (const [name, value] of Object.entries({ what, id, intent: "unmute" })) form.append(name, value);
      for (const channel of answer.before) form.append("channel", channel);
      submit(form, { method: "post", action: mutePath(), navigate: false });
    };
    show({ text: done, tone: "good", action: { label: t("undo"), onAction } });
  }, [answer, show, submit, t, what, id, done]);
}
