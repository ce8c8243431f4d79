import { useTranslations } from "use-intl";
import { codeDigits } from "#app/domain/accounts/rules.ts";
import { toLatinDigits, toPersianDigits } from "#app/platform/persian/digits.ts";
import { useClub } from "../shell/use-page-data.ts";

/** Tells where a code went. */
export function CodeSent({ phone }: { phone: string }) {
  const t = useTranslations("accounts");
  const { locale } = useClub();
  return (
    <p role="status" className="text-text-soft">
      {t.rich("codeSent", {
        digits: codeDigits,
        phone: () => (
          <bdi dir="ltr" className="font-medium text-text">
            {locale === "fa" ? toPersianDigits(phone) : toLatinDigits(phone)}
          </bdi>
        ),
      })}
    </p>
  );
}
