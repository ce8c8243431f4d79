import { useTranslations } from "use-intl";
import { Card } from "../ui/card.tsx";

/** A webhook's new secret, which no other page will show. */
export function SecretCard({ secret, children }: { secret: string; children?: React.ReactNode }) {
  const t = useTranslations("staff.integrations");
  return (
    <Card role="status" className="space-y-3 border-accent">
      <h2 className="text-lg">{t("secretTitle")}</h2>
      <p>{t("secretHint")}</p>
      <code
        dir="ltr"
        className="block rounded-control border border-line bg-surface-sunken px-3 py-2 text-sm break-all select-all"
      >
        {secret}
      </code>
      {children}
    </Card>
  );
}
