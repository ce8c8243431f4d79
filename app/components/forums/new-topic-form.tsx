import { Form, useNavigation } from "@remix-run/react";
import { CircleHelp, Lightbulb, type LucideIcon, MessagesSquare, Star } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import type { FormState } from "#app/domain/core/form-state.ts";
import type { RichTextDocument } from "#app/domain/core/rich-text/schema.ts";
import { tagsMax, titleMax, titleMin, type topicKinds } from "#app/domain/forums/rules.ts";
import type { DraftFields } from "#app/domain/forums/schema.ts";
import type { ProductName } from "#app/domain/products/views.ts";
import { formatNumber } from "#app/platform/persian/format.ts";
import { Field } from "../form/field.tsx";
import { ProblemBox } from "../form/problem-text.tsx";
import { RadioCards } from "../form/radio-cards.tsx";
import { Select } from "../form/select.tsx";
import { ProductField } from "../products/product-picker.tsx";
import { useClub } from "../shell/use-page-data.ts";
import { Button } from "../ui/button.tsx";
import { Card } from "../ui/card.tsx";
import { useHydrated } from "../ui/use-hydrated.ts";
import { RefusalNote } from "./refusal-note.tsx";
import { SimilarTopics } from "./similar-topics.tsx";
import { notSentIn, useDraftAgain } from "./stay-on-form.ts";
import { useSimilar } from "./use-similar.ts";
import { WritingField } from "./writing-field.tsx";

type Kind = (typeof topicKinds)[number];

const kinds: Kind[] = ["discussion", "question", "experience", "idea"];
const signs: Record<Kind, LucideIcon> = {
  discussion: MessagesSquare,
  question: CircleHelp,
  experience: Star,
  idea: Lightbulb,
};

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
  const notSent = notSentIn(state);
  return (
    <Card>
      <Form ref={useDraftAgain(state)} method="post" encType="multipart/form-data" className="space-y-6">
        <input type="hidden" name="forumId" value={forum.id} />
        <ProblemBox problem={state?.errors[""] ?? state?.errors.forumId} />
        <RadioCards
          name="kind"
          legend={t("kindLabel")}
          state={state}
          defaultValue={kind}
          onChoose={(value) => setKind(value as Kind)}
          options={kinds.map((value) => ({
            value,
            label: t("kind", { kind: value }),
            hint: t("kindHint", { kind: value }),
            icon: signs[value],
          }))}
        />
        <StarsChoice kind={kind} drafted={draft?.fields.stars} state={state} />
        <TitleField drafted={draft?.title} state={state} />
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
        <RefusalNote refusal={notSent} />
        <div className="flex justify-end">
          <Button aria-busy={busy}>{t(busy ? "sending" : notSent ? "sendAgain" : "startTopic")}</Button>
        </div>
      </Form>
    </Card>
  );
}

type TitleProps = { drafted: string | undefined; state: FormState | undefined };

/** The title; while it is typed, topics that may answer it already stand beneath. */
function TitleField({ drafted, state }: TitleProps) {
  const t = useTranslations("forums");
  const similar = useSimilar();
  return (
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
        defaultValue={drafted}
        onChange={({ target }) => similar.ask(target.value)}
      />
      <SimilarTopics topics={similar.topics} />
    </div>
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
