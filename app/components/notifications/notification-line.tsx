import { Link, useFetcher, useSubmit } from "@remix-run/react";
import { useId } from "react";
import { useTranslations } from "use-intl";
import type { NotificationView } from "#app/domain/notifications/group.ts";
import { markReadPath } from "#app/paths.ts";
import { Avatar } from "../ui/avatar.tsx";
import { buttonClass } from "../ui/button.tsx";
import { classNames } from "../ui/class-names.ts";
import { Time } from "../ui/time.tsx";
import { MuteMenu } from "./mute-menu.tsx";

type Props = { notification: NotificationView };

/** One line of the inbox: who did what where, how fresh; following it marks it as read. */
export function NotificationLine({ notification }: Props) {
  const t = useTranslations("notifications");
  const markRead = useMarkRead(notification);
  const id = useId();
  const { actors, path, read, excerpt, createdAt } = notification;
  return (
    <li className={classNames("relative flex gap-3 p-4", !read && "bg-accent-soft/40")}>
      <Avatar member={actors[0]!} />
      <div className="min-w-0 grow">
        <p id={id} className={classNames("text-start wrap-anywhere", !read && "font-bold")}>
          <Link to={path} onClick={read ? undefined : markRead} className="hover:text-accent">
            <Sentence notification={notification} />
          </Link>
        </p>
        {excerpt && (
          <p dir="auto" className="mt-1 line-clamp-2 text-as-page wrap-anywhere text-sm text-text-soft">
            {excerpt}
          </p>
        )}
        <div className="mt-1 flex flex-wrap items-center gap-x-2 text-sm text-text-soft">
          <Time at={createdAt} className="whitespace-nowrap" />
          {!read && (
            <span className="inline-flex items-center gap-1 font-medium text-accent">
              <span aria-hidden className="size-2 rounded-full bg-accent" />
              <span className="max-sm:sr-only">{t("unread")}</span>
            </span>
          )}
          {!read && <MarkRead notification={notification} describedBy={id} />}
        </div>
      </div>
      <div className="-my-1 -me-2 shrink-0">
        <MuteMenu notification={notification} />
      </div>
    </li>
  );
}

/** Marks it as read without going there, which without scripts is the only way to. */
function MarkRead({ notification, describedBy }: Props & { describedBy: string }) {
  const t = useTranslations("notifications");
  const fetcher = useFetcher();
  return (
    <fetcher.Form method="post" action={markReadPath()} className="-me-3 ms-auto">
      {notification.ids.map((id) => (
        <input key={id} type="hidden" name="id" value={id} />
      ))}
      <button
        type="submit"
        aria-describedby={describedBy}
        className={classNames(buttonClass({ variant: "quiet", size: "small" }), "whitespace-nowrap")}
      >
        {t("markRead")}
      </button>
    </fetcher.Form>
  );
}

function Sentence({ notification }: Props) {
  const t = useTranslations("notifications");
  const { kind, actorCount, ids, title } = notification;
  return t.rich(kind, {
    people: actorCount,
    things: ids.length,
    names: () => <Names notification={notification} />,
    topic: () => <bdi>{title}</bdi>,
  });
}

function Names({ notification: { actors, actorCount } }: Props) {
  const t = useTranslations("notifications");
  return t.rich("names", {
    count: actorCount,
    others: actorCount - 1,
    first: () => <bdi>{actors[0]?.name}</bdi>,
    second: () => <bdi>{actors[1]?.name}</bdi>,
  });
}

/** Tells the server beside the way to the page that was followed. */
function useMarkRead({ ids }: NotificationView): () => void {
  const submit = useSubmit();
  return () => {
    const form = new FormData();
    for (const id of ids) form.append("id", id);
    submit(form, { method: "post", action: markReadPath(), navigate: false });
  };
}
