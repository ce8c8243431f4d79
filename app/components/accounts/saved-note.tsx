import { CircleCheck } from "lucide-react";
import { useTranslations } from "use-intl";

/** Says that what was sent is kept. */
export function SavedNote() {
  const t = useTranslations("accounts");
  return (
    <p
      role="status"
      className="flex items-center gap-2 rounded-control border border-line bg-good-soft px-4 py-3 text-good"
    >
      <CircleCheck aria-hidden size={20} strokeWidth={1.75} className="shrink-0" />
      {t("saved")}
    </p>
  );
}
