import { EyeOff, History, MoreHorizontal, Pencil, RotateCcw, Trash2 } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import type { PostView } from "#app/domain/forums/views.ts";
import { editPostPath, postDeedPath, postHistoryPath } from "#app/paths.ts";
import { controlClass } from "../form/control-class.ts";
import { useIsMine } from "../shell/use-page-data.ts";
import { buttonClass } from "../ui/button.tsx";
import { Menu, MenuButton, MenuLink, MenuSeparator } from "../ui/menu.tsx";
import { useDeed } from "./use-deed.ts";

/** `isChangeable`: it can be taken away or brought back. */
type Props = { post: PostView; isChangeable: boolean };

/** What else can be done with a post. What happens to a first post happens to its topic, and is found among its tools. */
export function PostMenu({ post, isChangeable }: Props) {
  const t = useTranslations("forums");
  const { can } = post;
  return (
    <Menu
      label={t("moreOf", { number: post.number })}
      trigger={<MoreHorizontal aria-hidden size={20} strokeWidth={1.75} />}
    >
      {can.edit && (
        <MenuLink icon={Pencil} to={editPostPath(post.id)}>
          {t("edit")}
        </MenuLink>
      )}
      {can.history && (
        <MenuLink icon={History} to={postHistoryPath(post.id)}>
          {t("history")}
        </MenuLink>
      )}
      {isChangeable && (can.edit || can.history) && <MenuSeparator />}
      {isChangeable && <Changes post={post} />}
    </Menu>
  );
}

/** Taking a post away and bringing it back: nothing here is for ever, so nothing asks twice. */
function Changes({ post }: { post: PostView }) {
  const t = useTranslations("forums");
  const isOwn = useIsMine(post.author.id);
  const { can } = post;
  const path = (deed: string) => postDeedPath(post.id, deed);
  const restore = useDeed({ text: t("postRestored") });
  const remove = useDeed({ text: t("postDeleted"), undo: path("restore") });
  const hide = useDeed({ text: t("postHidden"), undo: path("show") });
  return (
    <>
      {can.restore && (
        <form method="post" action={path("restore")} onSubmit={restore.onSubmit}>
          <MenuButton icon={RotateCcw}>{t("restore")}</MenuButton>
        </form>
      )}
      {can.hide && (
        <WithReason icon={<EyeOff aria-hidden size={20} strokeWidth={1.75} />} verb={t("hide")}>
          <form method="post" action={path("hide")} onSubmit={hide.onSubmit}>
            <ReasonField verb={t("hide")} />
          </form>
        </WithReason>
      )}
      {can.delete && isOwn && (
        <form method="post" action={path("delete")} onSubmit={remove.onSubmit}>
          <MenuButton icon={Trash2} tone="bad">
            {t("delete")}
          </MenuButton>
        </form>
      )}
      {can.delete && !isOwn && (
        <WithReason icon={<Trash2 aria-hidden size={20} strokeWidth={1.75} />} verb={t("delete")}>
          <form method="post" action={path("delete")} onSubmit={remove.onSubmit}>
            <ReasonField verb={t("delete")} />
          </form>
        </WithReason>
      )}
    </>
  );
}

/** What a moderator does to somebody else's post asks for a reason, which unfolds in the menu. */
function WithReason({ icon, verb, children }: { icon: ReactNode; verb: string; children: ReactNode }) {
  return (
    <details className="rounded-control open:bg-surface-sunken">
      <summary className="flex min-h-11 list-none items-center gap-3 rounded-control px-3 py-2 text-bad hover:bg-bad-soft [&::-webkit-details-marker]:hidden">
        {icon}
        {verb} …
      </summary>
      <div className="px-3 pt-1 pb-3">{children}</div>
    </details>
  );
}

function ReasonField({ verb }: { verb: string }) {
  const t = useTranslations("forums");
  return (
    <div className="space-y-2">
      <label className="block text-sm">
        {t("reason")}
        <input name="reason" required dir="auto" className={`${controlClass} mt-1`} />
      </label>
      <button type="submit" className={buttonClass({ variant: "danger", size: "small" })}>
        {verb}
      </button>
    </div>
  );
}
