import { useTranslations } from "use-intl";
import type { FormState } from "#app/domain/core/form-state.ts";
import { FileField } from "../form/file-field.tsx";

/** A picture as a file of the form, where no editor takes pictures itself. */
export function PictureField({ state }: { state: FormState | undefined }) {
  const t = useTranslations("forums");
  const kept = state?.values.imageId;
  return (
    <>
      {typeof kept === "string" && <input type="hidden" name="imageId" value={kept} />}
      <FileField
        name="image"
        label={t("imageLabel")}
        hint={t("imageHint")}
        accept="image/jpeg,image/png,image/webp,image/avif,image/gif"
        state={state}
      />
    </>
  );
}
