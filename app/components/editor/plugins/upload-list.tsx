import { RotateCw, X } from "lucide-react";
import { useLocale, useTranslations } from "use-intl";
import { errorKinds } from "#app/domain/core/errors.ts";
import { formatPercent } from "#app/platform/persian/format.ts";
import { Progress } from "../../ui/progress.tsx";
import type { Failure } from "./upload-file.ts";
import type { Upload } from "./use-uploads.ts";

type Props = { uploads: Upload[]; retry: (upload: Upload) => void; forget: (id: number) => void };

/** Progress and failures of pictures that are being sent. */
export function UploadList({ uploads, retry, forget }: Props) {
  if (uploads.length === 0) return null;
  return (
    <ul className="flex max-h-40 flex-col overflow-y-auto border-t border-line py-1 ps-4 pe-1 text-sm">
      {uploads.map((upload) => (
        <li key={upload.id} className="flex flex-wrap items-center gap-x-3">
          <bdi className="max-w-40 truncate">{upload.file.name}</bdi>
          {upload.failure ? (
            <Failed upload={upload} failure={upload.failure} retry={retry} forget={forget} />
          ) : (
            <OnItsWay upload={upload} />
          )}
        </li>
      ))}
    </ul>
  );
}

function OnItsWay({ upload }: { upload: Upload }) {
  const t = useTranslations("editor.upload");
  const percent = formatPercent(upload.progress, useLocale());
  return (
    <>
      <div className="min-w-16 grow">
        <Progress label={t("progress")} value={upload.progress} valueText={percent} />
      </div>
      <span aria-hidden className="w-10 text-end text-text-soft tabular-nums">
        {percent}
      </span>
      <CloseButton label={t("cancel")} onClick={() => upload.abort.abort()} />
    </>
  );
}

type FailedProps = { upload: Upload; failure: Failure; retry: Props["retry"]; forget: Props["forget"] };

function Failed({ upload, failure, retry, forget }: FailedProps) {
  const t = useTranslations("editor.upload");
  const say = useRefusals();
  return (
    <>
      <span role="alert" className="grow basis-40 py-2 text-bad">
        {say(failure) ?? t(failure.code === "offline" ? "offline" : "failed")}
      </span>
      <button
        type="button"
        className="flex min-h-11 items-center gap-2 rounded-control px-3 font-medium text-accent hover:bg-surface-hover"
        onClick={() => retry(upload)}
      >
        <RotateCw size={16} strokeWidth={1.75} aria-hidden />
        {t("retry")}
      </button>
      <CloseButton label={t("remove")} onClick={() => forget(upload.id)} />
    </>
  );
}

function CloseButton({ label, onClick }: { label: string; onClick: () => void }) {
  return (
    <button
      type="button"
      className="grid size-11 shrink-0 place-items-center rounded-control text-text-soft hover:bg-surface-hover hover:text-text"
      aria-label={label}
      title={label}
      onClick={onClick}
    >
      <X size={18} strokeWidth={1.75} aria-hidden />
    </button>
  );
}

/** The sentence for one of the club's own refusals, or null for a code it does not know. */
function useRefusals(): (failure: Failure) => string | null {
  const t = useTranslations("errors");
  return ({ code, values }) => (code in errorKinds ? t(code as "file_missing", values as never) : null);
}
