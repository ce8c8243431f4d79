import { RotateCw, X } from "lucide-react";
import { useTranslations } from "use-intl";
import { errorKinds } from "#app/domain/core/errors.ts";
import type { Failure } from "./upload-file.ts";
import type { Upload } from "./use-uploads.ts";

type Props = { uploads: Upload[]; retry: (upload: Upload) => void; forget: (id: number) => void };

/** Progress and failures of pictures that are being sent. */
export function UploadList({ uploads, retry, forget }: Props) {
  const t = useTranslations("editor.upload");
  const say = useRefusals();
  if (uploads.length === 0) return null;
  return (
    <ul className="flex flex-col gap-2 border-t border-line p-3 text-sm">
      {uploads.map((upload) => (
        <li key={upload.id} className="flex flex-wrap items-center gap-2">
          <bdi className="max-w-48 truncate">{upload.file.name}</bdi>
          {upload.failure === null ? (
            <progress className="h-2 grow accent-accent" max={1} value={upload.progress} aria-label={t("progress")} />
          ) : (
            <>
              <span role="alert" className="grow text-bad">
                {say(upload.failure) ?? t(upload.failure.code === "offline" ? "offline" : "failed")}
              </span>
              <button
                type="button"
                className="flex min-h-11 items-center gap-1 px-2 text-accent"
                onClick={() => retry(upload)}
              >
                <RotateCw size={16} aria-hidden />
                {t("retry")}
              </button>
              <button
                type="button"
                className="grid size-11 place-items-center"
                aria-label={t("remove")}
                onClick={() => forget(upload.id)}
              >
                <X size={16} aria-hidden />
              </button>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}

/** The sentence for one of the club's own refusals, or null for a code it does not know. */
function useRefusals(): (failure: Failure) => string | null {
  const t = useTranslations("errors");
  return ({ code, values }) => (code in errorKinds ? t(code as "file_missing", values as never) : null);
}
