import { Form, Link, useFetcher, useNavigation } from "@remix-run/react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import type { FormState } from "#app/domain/core/form-state.ts";
import type { RichTextDocument } from "#app/domain/core/rich-text/schema.ts";
import { tagsMax, titleMax, titleMin, type topicKinds } from "#app/domain/forums/rules.ts";
import type { DraftFields } from "#app/domain/forums/schema.ts";
import type { TopicLine } from "#app/domain/forums/views.ts";
import type { ProductName } from "#app/domain/products/views.ts";
import { similarTopicsPath, topicPath } from "#app/paths.ts";
import { formatNumber } from "#app/platform/persian/format.ts";
import { Field } from "../form/field.tsx";
import { ProblemBox } from "../form/problem-text.tsx";
import { Select } from "../form/select.tsx";
import { ProductField } from "../products/product-picker.tsx";
import { useClub } from "../shell/use-page-data.ts";
import { Button } from "../ui/button.tsx";
import { Card } from "../ui/card.tsx";
import { useHydrated } from "../ui/use-hydrated.ts";
import { WritingField } from "./writing-field.tsx";

type Kind = (typeof topicKinds)[number];

const kinds: Kind[] = ["discussion", "question", "experience", "idea"];

type Props = {
  forum: { id: string; product: { slug: string } | null };
  draft: { title: string; document: RichTextDocument; fields: DraftFields } | null;
  /** Those the draft is about. */
  products: ProductName[];
  state: FormState | undefined;
};

/** Everything a new topic is made of. */
export function NewTopicForm({ forum, draft, products, state }: Props) {
  const t = useTranslations("forums");
  const busy = useNavigation().state === "submitting";
  const typedKind = state?.values.kind ?? draft?.fields.kind;
  const [kind, setKind] = useState<Kind>(kinds.find((name) => name === typedKind) ?? "discussion");
  const similar = useFetcher<{ topics: TopicLine[] }>();
  return (
    <Card>
      <Form method="post" encType="multipart/form-data" className="space-y-5">
        <input type="hidden" name="forumId" value={forum.id} />
        <ProblemBox problem={state?.errors[""] ?? state?.errors.forumId} />
        <KindChoice chosen={kind} onChoose={setKind} />
        <StarsChoice kind={kind} drafted={draft?.fields.stars} state={state} />
        <div>
          <Field
            name="title"
            label={t("titleLabel")}
            hint={t("titleHint", { min: titleMin })}
            state={state}
            required
            maxLength={titleMax * 2}
            dir="auto"
            autoComplete="off"
            defaultValue={draft?.title}
            onChange={({ target }) => similar.load(similarTopicsPath(target.value))}
          />
          <SimilarTopics topics={similar.data?.topics ?? []} />
        </div>
        <WritingField
          label={t("bodyLabel")}
          state={state}
          draftKey={`new:${forum.id}`}
          initialDraft={draft?.document}
          rows={8}
        />
        <ProductField
          name="productIds"
          label={forum.product ? "pickerOthers" : "pickerLabel"}
          drafted={products}
          state={state}
        />
        <Field
          name="tags"
          label={t("tagsLabel")}
          hint={t("tagsHint", { max: tagsMax })}
          state={state}
          dir="auto"
          autoComplete="off"
          defaultValue={draft?.fields.tags}
        />
        <div className="flex justify-end">
          <Button aria-busy={busy} disabled={busy}>
            {t(busy ? "sending" : "startTopic")}
          </Button>
        </div>
      </Form>
    </Card>
  );
}

function KindChoice({ chosen, onChoose }: { chosen: Kind; onChoose: (kind: Kind) => void }) {
  const t = useTranslations("forums");
  return (
    <fieldset>
      <legend className="mb-1.5 font-medium">{t("kindLabel")}</legend>
      <div className="grid grid-cols-1 gap-2 sm:grid-cols-2">
        {kinds.map((kind) => (
          <label
            key={kind}
            className="flex min-h-14 cursor-pointer items-center gap-3 rounded-control border border-line px-3 py-2 has-checked:border-accent has-checked:bg-accent-soft"
          >
            <input
              type="radio"
              name="kind"
              value={kind}
              checked={chosen === kind}
              onChange={() => onChoose(kind)}
              className="size-5 accent-accent"
            />
            <span>
              <span className="block font-medium">{t("kind", { kind })}</span>
              <span className="block text-sm text-text-soft">{t("kindHint", { kind })}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

type StarsProps = { kind: Kind; drafted: string | undefined; state: FormState | undefined };

/** Always there without scripts; with them only for an experience. */
function StarsChoice({ kind, drafted, state }: StarsProps) {
  const t = useTranslations("forums");
  const { locale } = useClub();
  const stars = [5, 4, 3, 2, 1].map((count) => ({ value: String(count), label: formatNumber(count, locale) }));
  const hydrated = useHydrated();
  if (hydrated && kind !== "experience") return null;
  return (
    <Select
      name="stars"
      label={t("starsLabel")}
      state={state}
      defaultValue={drafted}
      options={[{ value: "", label: t("noStars") }, ...stars]}
    />
  );
}

function SimilarTopics({ topics }: { topics: TopicLine[] }) {
  const t = useTranslations("forums");
  if (topics.length === 0) return null;
  return (
    <aside aria-live="polite" className="mt-3 rounded-control bg-surface-sunken p-3">
      <p className="text-sm font-medium">{t("similar")}</p>
      <ul className="mt-1">
        {topics.map((topic) => (
          <li key={topic.id}>
            <Link to={topicPath(topic)} target="_blank" className="inline-block py-1.5 text-accent hover:underline">
              <bdi>{topic.title}</bdi>
            </Link>
          </li>
        ))}
      </ul>
    </aside>
  );
}
