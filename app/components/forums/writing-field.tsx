import { useId } from "react";
import { useTranslations } from "use-intl";
import type { FormState } from "#app/domain/core/form-state.ts";
import type { RichTextDocument } from "#app/domain/core/rich-text/schema.ts";
import { RichTextField } from "../editor/rich-text-field.tsx";
import { useProblemText } from "../form/problem-text.tsx";
import { usePageData } from "../shell/use-page-data.ts";
import { useHydrated } from "../ui/use-hydrated.ts";

type Props = {
  label: string;
  hideLabel?: boolean;
  state: FormState | undefined;
  draftKey?: string;
  initialDraft?: RichTextDocument | null;
  initialDocument?: RichTextDocument | null;
  images?: Record<string, string>;
  rows?: number;
};

/** The text of a post: the editor where scripts run; a textarea and a file field where they do not. */
export function WritingField({ label, hideLabel = false, state, images, ...field }: Props) {
  const id = useId();
  const text = useProblemText();
  const { me } = usePageData();
  const problem = state?.errors.body ?? state?.errors.bodyJson;
  const typed = state?.values.body;
  return (
    <div className="space-y-1.5">
      <label id={`${id}-label`} htmlFor={id} className={hideLabel ? "sr-only" : "block font-medium"}>
        {label}
      </label>
      <RichTextField
        {...field}
        id={id}
        labelId={`${id}-label`}
        invalid={problem !== undefined}
        describedBy={problem && `${id}-error`}
        defaultText={typeof typed === "string" ? typed : undefined}
        draftOwner={me?.id}
        options={images && { images }}
      />
      {problem && (
        <p id={`${id}-error`} role="alert" className="text-sm font-medium text-bad">
          {text(problem)}
        </p>
      )}
      <PictureField state={state} />
    </div>
  );
}

/** A picture as a file of the form, until scripts run and the editor takes pictures itself. */
function PictureField({ state }: { state: FormState | undefined }) {
  const id = useId();
  const t = useTranslations("forums");
  const text = useProblemText();
  const hydrated = useHydrated();
  const problem = state?.errors.image;
  const kept = state?.values.imageId;
  if (hydrated && !problem) return null;
  return (
    <div className="pt-2">
      {typeof kept === "string" && <input type="hidden" name="imageId" value={kept} />}
      <label htmlFor={id} className="block text-sm">
        {t("imageLabel")}
      </label>
      <input
        id={id}
        type="file"
        name="image"
        accept="image/jpeg,image/png,image/webp,image/avif,image/gif"
        aria-describedby={`${id}-hint`}
        className="block min-h-11 w-full py-2 text-sm text-text-soft"
      />
      <p id={`${id}-hint`} className="text-sm text-text-soft">
        {problem ? <span className="font-medium text-bad">{text(problem)}</span> : t("imageHint")}
      </p>
    </div>
  );
}
