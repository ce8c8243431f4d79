import { useId } from "react";
import type { FormState } from "#app/domain/core/form-state.ts";
import type { RichTextDocument } from "#app/domain/core/rich-text/schema.ts";
import { RichTextField } from "../editor/rich-text-field.tsx";
import { useProblemText } from "../form/problem-text.tsx";
import { usePageData } from "../shell/use-page-data.ts";
import { useHydrated } from "../ui/use-hydrated.ts";
import { PictureField } from "./picture-field.tsx";

type Props = {
  label: string;
  hideLabel?: boolean;
  state: FormState | undefined;
  draftKey?: string;
  initialDraft?: RichTextDocument | null;
  initialDocument?: RichTextDocument | null;
  images?: Record<string, string>;
  rows?: number;
  /** Takes the height that is there, instead of that of its text. */
  fills?: boolean;
  onChange?: (json: string | null) => void;
};

/** The text of a post: the editor where scripts run; a textarea and a file field where they do not. */
export function WritingField({ label, hideLabel = false, state, images, ...field }: Props) {
  const id = useId();
  const text = useProblemText();
  const { me } = usePageData();
  const problem = state?.errors.body ?? state?.errors.bodyJson;
  const typed = state?.values.body;
  return (
    <div className={field.fills ? "flex min-h-0 grow flex-col" : "space-y-1.5"}>
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
      <PictureWithoutEditor state={state} />
    </div>
  );
}

/** The editor takes pictures itself. */
function PictureWithoutEditor({ state }: { state: FormState | undefined }) {
  const hydrated = useHydrated();
  return hydrated && !state?.errors.image ? null : <PictureField state={state} />;
}
