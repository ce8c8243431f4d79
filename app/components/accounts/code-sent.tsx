import { useTranslations } from "use-intl";
import { codeDigits } from "#app/domain/accounts/rules.ts";
import { toLatinDigits, toPersianDigits } from "#app/platform/persian/digits.ts";
import { useClub } from "../shell/use-page-data.ts";

/** Tells where a code went: a number in the digits of the language, or a mail address as it is. */
export function CodeSent({ target }: { target: string }) {
  const accounts = useTranslations("accounts");
  const t = useTranslations("signIn");
  const { locale } = useClub();
  const isMail = target.includes("@");
  const phone = locale === "fa" ? toPersianDigits(target) : toLatinDigits(target);
  const shown = () => (
    <bdi dir="ltr" className="font-medium break-all text-text">
      {isMail ? target : phone}
    </bdi>
  );
  return (
    <p role="status" className="text-text-soft in-[.door]:-mt-4 in-[.door]:text-center">
      {isMail
        ? t.rich("codeMailed", { digits: codeDigits, mail: shown })
        : accounts.rich("codeSent", { digits: codeDigits, phone: shown })}
    </p>
  );
}
