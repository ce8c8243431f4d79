import { Form } from "@remix-run/react";
import { useTranslations } from "use-intl";
import type { FormState } from "#app/domain/core/form-state.ts";
import type { ForumSetup } from "#app/domain/forums/list-forum-plan.server.ts";
import { Field } from "../form/field.tsx";
import { HueField } from "../form/hue-field.tsx";
import { ProblemBox } from "../form/problem-text.tsx";
import { Select } from "../form/select.tsx";
import { TextArea } from "../form/text-area.tsx";
import { ForumIcon, forumIcons } from "../forums/forum-icon.tsx";
import { Button } from "../ui/button.tsx";

type Named = { id: string; name: string };
type Props = { forum: ForumSetup | null; sections: Named[]; groups: Named[]; state: FormState | undefined };

/** A forum's words, looks, place, and who reads and writes there. */
export function ForumForm(props: Props) {
  const t = useTranslations("staff");
  const { forum, state } = props;
  return (
    <Form method="post" className="space-y-4">
      <ProblemBox problem={state?.errors[""]} />
      <Words forum={forum} state={state} />
      <Looks {...props} />
      <Doors {...props} />
      <Button>{t(forum ? "save" : "create")}</Button>
    </Form>
  );
}

function Words({ forum, state }: Pick<Props, "forum" | "state">) {
  const t = useTranslations("staff");
  return (
    <>
      <Field
        name="name"
        label={t("name")}
        state={state}
        defaultValue={forum?.name}
        required
        maxLength={160}
        dir="auto"
      />
      <Field name="nameEn" label={t("nameEn")} state={state} defaultValue={forum?.nameEn} maxLength={160} dir="auto" />
      <TextArea
        name="description"
        label={t("description")}
        state={state}
        rows={2}
        maxLength={1000}
        defaultValue={forum?.description}
      />
    </>
  );
}

function Looks({ forum, sections, state }: Props) {
  const t = useTranslations("staff");
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-2">
        <Select
          name="sectionId"
          label={t("section")}
          state={state}
          defaultValue={forum?.sectionId ?? ""}
          options={[
            { value: "", label: t("noSection") },
            ...sections.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        <Field
          name="position"
          label={t("position")}
          hint={t("positionHint")}
          state={state}
          defaultValue={forum?.position ?? 0}
          type="number"
          min={0}
          dir="ltr"
        />
      </div>
      <IconField forum={forum} state={state} />
      <HueField name="hue" label={t("forumHue")} hue={forum?.hue ?? 250} state={state} />
    </>
  );
}

function IconField({ forum, state }: Pick<Props, "forum" | "state">) {
  const t = useTranslations("staff");
  const chosen = String(state?.values.icon ?? forum?.icon ?? forumIcons[0]);
  return (
    <fieldset>
      <legend className="mb-1.5 font-medium">{t("icon")}</legend>
      <div className="flex flex-wrap gap-2">
        {forumIcons.map((icon) => (
          <label key={icon} className="cursor-pointer rounded-control has-checked:ring-2 has-checked:ring-accent">
            <input type="radio" name="icon" value={icon} defaultChecked={icon === chosen} className="peer sr-only" />
            <span className="sr-only">{icon}</span>
            <span className="inline-flex size-12 items-center justify-center rounded-control peer-focus-visible:outline-2 peer-focus-visible:outline-accent">
              <ForumIcon forum={{ icon, hue: forum?.hue ?? 250 }} />
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function Doors({ forum, groups, state }: Props) {
  const t = useTranslations("staff");
  return (
    <div className="grid gap-4 sm:grid-cols-3">
      <Select
        name="readers"
        label={t("forumReaders")}
        state={state}
        defaultValue={forum?.readers ?? "everyone"}
        options={(["everyone", "members", "group", "staff"] as const).map((value) => ({
          value,
          label: t(`readers_${value}`),
        }))}
      />
      <Select
        name="groupId"
        label={t("chooseGroup")}
        state={state}
        defaultValue={forum?.groupId ?? ""}
        options={[{ value: "", label: t("none") }, ...groups.map(({ id, name }) => ({ value: id, label: name }))]}
      />
      <Select
        name="writers"
        label={t("forumWriters")}
        state={state}
        defaultValue={forum?.writers ?? "members"}
        options={(["members", "staff"] as const).map((value) => ({ value, label: t(`writers_${value}`) }))}
      />
    </div>
  );
}
