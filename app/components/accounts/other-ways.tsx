import { useTranslations } from "use-intl";
import { passwordPath, providerPath } from "#app/paths.ts";
import { ButtonLink, buttonClass } from "../ui/button.tsx";
import { Divider } from "../ui/divider.tsx";

type Props = { to: string; passwords: boolean; provider: string | null };

/** The other ways in beside a code: a password, and the provider that staff sign in with. */
export function OtherWays({ to, passwords, provider }: Props) {
  const t = useTranslations("signIn");
  if (!passwords && provider === null) return null;
  return (
    <div className="mt-4 grid gap-4">
      <Divider>{t("or")}</Divider>
      {passwords && (
        <ButtonLink to={passwordPath(to)} variant="secondary">
          {t("usePassword")}
        </ButtonLink>
      )}
      {provider !== null && (
        <a href={providerPath(to)} className={buttonClass({ variant: "secondary" })}>
          {t.rich("useProvider", { name: () => <bdi>{provider}</bdi> })}
        </a>
      )}
    </div>
  );
}
