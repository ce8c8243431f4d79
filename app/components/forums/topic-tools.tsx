import { Form } from "@remix-run/react";
import { ChevronDown, SlidersHorizontal } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import type { TopicView } from "#app/domain/forums/views.ts";
import { topicDeedPath } from "#app/paths.ts";
import { controlClass } from "../form/control-class.ts";
import { usePageData } from "../shell/use-page-data.ts";
import { buttonClass } from "../ui/button.tsx";
import { classNames } from "../ui/class-names.ts";

const button = `${buttonClass({ variant: "secondary", size: "small" })} shrink-0`;
const dangerous = `${buttonClass({ variant: "danger", size: "small" })} shrink-0`;

/** What the author and moderators may do with the whole topic, behind one button. */
export function TopicTools({ topic }: { topic: TopicView }) {
  const t = useTranslations("forums");
  const { me } = usePageData();
  const { can } = topic;
  const isOwn = topic.author.id === me?.id;
  const reason: Ask = ["reason", t("reason")];
  const posts: Ask = ["numbers", t("splitPosts")];
  return (
    <details className="group/tools open:basis-full">
      <summary
        className={`${buttonClass({ variant: "quiet", size: "small" })} list-none [&::-webkit-details-marker]:hidden`}
      >
        <SlidersHorizontal aria-hidden size={20} strokeWidth={1.75} />
        {t("tools")}
        <ChevronDown aria-hidden size={16} strokeWidth={1.75} className="group-open/tools:rotate-180" />
      </summary>
      <div className="mt-2 grid gap-x-6 gap-y-4 rounded-card border border-line bg-surface-raised p-4 sm:grid-cols-2 sm:p-6">
        <div className="flex flex-wrap gap-2 empty:hidden sm:col-span-2">
          {can.close && <Toggle topic={topic} deed="close" on={topic.closed} words={["close", "reopen"]} />}
          {can.pin && <Toggle topic={topic} deed="pin" on={topic.pinned} words={["pin", "unpin"]} />}
          {can.feature && <Toggle topic={topic} deed="feature" on={topic.featured} words={["feature", "unfeature"]} />}
          {can.restore && <Deed topic={topic} deed="restore" verb={t("restore")} />}
        </div>
        {can.rename && <Deed topic={topic} deed="rename" verb={t("rename")} fields={[["title", t("newTitle")]]} />}
        {can.move && <Deed topic={topic} deed="move" verb={t("move")} fields={[["forum", t("moveTo")]]} />}
        {can.merge && <Deed topic={topic} deed="merge" verb={t("merge")} fields={[["into", t("mergeInto")]]} wide />}
        {can.split && (
          <Deed topic={topic} deed="split" verb={t("split")} fields={[posts, ["title", t("newTitle")]]} wide />
        )}
        {can.hide && <Deed topic={topic} deed="hide" verb={t("hide")} fields={[reason]} danger />}
        {can.delete && (
          <Deed topic={topic} deed="delete" verb={t("deleteTopic")} fields={isOwn ? [] : [reason]} danger />
        )}
      </div>
    </details>
  );
}

type ToggleProps = {
  topic: TopicView;
  deed: "close" | "pin" | "feature";
  on: boolean;
  words: ["close", "reopen"] | ["pin", "unpin"] | ["feature", "unfeature"];
};

function Toggle({ topic, deed, on, words }: ToggleProps) {
  const t = useTranslations("forums");
  return (
    <Form reloadDocument method="post" action={topicDeedPath(topic.id, deed)}>
      <button type="submit" name="on" value={String(!on)} className={button}>
        {t(words[on ? 1 : 0])}
      </button>
    </Form>
  );
}

type Ask = [name: string, label: string];

type DeedProps = { topic: TopicView; deed: string; verb: ReactNode; fields?: Ask[]; wide?: boolean; danger?: boolean };

function Deed({ topic, deed, verb, fields = [], wide = false, danger = false }: DeedProps) {
  return (
    <Form
      reloadDocument
      method="post"
      action={topicDeedPath(topic.id, deed)}
      className={classNames("flex items-end gap-2", wide && "sm:col-span-2")}
    >
      {fields.map(([name, label]) => (
        <label key={name} className="block min-w-0 grow text-sm text-text-soft">
          {label}
          <input name={name} required className={`${controlClass} mt-1`} dir="auto" />
        </label>
      ))}
      <button type="submit" className={danger ? dangerous : button}>
        {verb}
      </button>
    </Form>
  );
}
