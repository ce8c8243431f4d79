import { useTranslations } from "use-intl";
import { ShareButton } from "../forums/share-button.tsx";
import { usePageData } from "../shell/use-page-data.ts";
import { buttonClass } from "../ui/button.tsx";
import { Card } from "../ui/card.tsx";

type Props = { referral: { code: string; count: number; link: string } };

/** How a member invites others: their link and code, and how many have come by it. */
export function ReferralCard({ referral }: Props) {
  const t = useTranslations("profile");
  const { club } = usePageData();
  return (
    <Card>
      <h2 className="text-lg">{t("referralHeading")}</h2>
      <p className="mt-1 text-text-soft">{t("referralHint")}</p>
      <dl className="mt-4 space-y-3">
        <div>
          <dt className="text-sm text-text-soft">{t("referralLink")}</dt>
          <dd dir="ltr" className="text-as-page text-sm font-medium break-all select-all">
            {referral.link}
          </dd>
          <dd className="mt-1">
            <ShareButton
              path={referral.link}
              title={club.name}
              label={t("referralShare")}
              className={buttonClass({ variant: "secondary", size: "small" })}
            >
              {t("referralShare")}
            </ShareButton>
          </dd>
        </div>
        <div>
          <dt className="text-sm text-text-soft">{t("referralCode")}</dt>
          <dd dir="ltr" className="text-as-page font-medium select-all">
            {referral.code}
          </dd>
        </div>
      </dl>
      <p className="mt-4">{t("referralCount", { count: referral.count })}</p>
    </Card>
  );
}
