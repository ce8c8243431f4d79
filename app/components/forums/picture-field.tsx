import { useId } from "react";
import { useTranslations } from "use-intl";
import type { FormState } from "#app/domain/core/form-state.ts";
import { useProblemText } from "../form/problem-text.tsx";

/** A picture as a file of the form, where no editor takes pictures itself. */
export function PictureField({ state }: { state: FormState | undefined }) {
  const id = useId();
  const t = useTranslations("forums");
  const text = useProblemText();
  const problem = state?.errors.image;
  const kept = state?.values.imageId;
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
