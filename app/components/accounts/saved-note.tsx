import { useTranslations } from "use-intl";

/** Says that what was sent is kept. */
export function SavedNote() {
  const t = useTranslations("accounts");
  return (
    <p role="status" className="rounded-control border border-line bg-surface-sunken px-4 py-3">
      {t("saved")}
    </p>
  );
}
