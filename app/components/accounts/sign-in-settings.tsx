import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import type { SignInView } from "#app/domain/accounts/get-sign-in.server.ts";
import { changeMailPath, changePasswordPath, changePhonePath, changeSecondFactorPath } from "#app/paths.ts";
import { formatPhone } from "#app/platform/persian/format-phone.ts";
import { useClub } from "../shell/use-page-data.ts";
import { ButtonLink } from "../ui/button.tsx";
import { Time } from "../ui/time.tsx";

/** How a member signs in, line by line, each with the way to change it. */
export function SignInSettings({ signIn }: { signIn: SignInView }) {
  const t = useTranslations("signIn");
  const { locale } = useClub();
  const { phone, email, hasPassword, secondFactorSince, frozenUntil, offers } = signIn;
  return (
    <ul className="divide-y divide-line">
      <Line label={t("phone")} to={changePhonePath()} action={t(phone ? "changePhone" : "addPhone")}>
        {phone ? <bdi dir="ltr">{formatPhone(phone, locale)}</bdi> : t("none")}
        {frozenUntil && <p className="text-sm">{t.rich("frozen", { time: () => <Time at={frozenUntil} /> })}</p>}
      </Line>
      {(offers.mail || email) && (
        <Line label={t("mail")} to={changeMailPath()} action={t(email ? "changeMail" : "addMail")}>
          {email ? (
            <bdi dir="ltr" className="break-all">
              {email}
            </bdi>
          ) : (
            t("none")
          )}
        </Line>
      )}
      {offers.passwords && email && (
        <Line
          label={t("password")}
          to={changePasswordPath()}
          action={t(hasPassword ? "changePassword" : "addPassword")}
        >
          {t(hasPassword ? "isSet" : "none")}
        </Line>
      )}
      <Line
        label={t("secondFactor")}
        to={changeSecondFactorPath()}
        action={t(secondFactorSince ? "removeSecondFactor" : "addSecondFactor")}
      >
        {secondFactorSince ? t("secondFactorOn", { count: signIn.recoveryCodesLeft }) : t("off")}
      </Line>
    </ul>
  );
}

type LineProps = { label: string; to: string; action: string; children: ReactNode };

function Line({ label, to, action, children }: LineProps) {
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-3">
      <div className="min-w-0">
        <h2 className="text-base font-medium">{label}</h2>
        <div className="text-text-soft">{children}</div>
      </div>
      <ButtonLink to={to} variant="secondary" size="small">
        {action}
        <span className="sr-only"> ({label})</span>
      </ButtonLink>
    </li>
  );
}
