import { useTranslations } from "use-intl";
import type { MemberView } from "#app/domain/accounts/views.ts";
import { formatDate, formatNumber } from "#app/platform/persian/format.ts";
import { useClub } from "../shell/use-page-data.ts";
import { Avatar } from "../ui/avatar.tsx";
import { Badge } from "../ui/badge.tsx";
import { Card } from "../ui/card.tsx";

/** Who a member is: what their page begins with. */
export function MemberSummary({ member }: { member: MemberView }) {
  const t = useTranslations("accounts");
  const { locale, timeZone } = useClub();
  return (
    <Card className="space-y-4">
      <div className="flex items-center gap-4">
        <Avatar member={member} size={64} />
        <div className="min-w-0 space-y-1">
          <Badge>{t("trust", { trust: String(member.trust) })}</Badge>
          <p className="text-sm text-text-soft">
            {member.isPlaceholder
              ? t("imported")
              : t("joined", { date: formatDate(member.joinedAt, { locale, timeZone }, "long") })}
          </p>
        </div>
      </div>
      <p dir="auto" className="whitespace-pre-line break-words text-start">
        {member.bio || <span className="text-text-soft">{t("bioEmpty")}</span>}
      </p>
      <dl className="flex gap-8 tabular-nums">
        <Count label={t("profileTopics")} value={formatNumber(member.topicCount, locale)} />
        <Count label={t("profilePosts")} value={formatNumber(member.postCount, locale)} />
      </dl>
    </Card>
  );
}

function Count({ label, value }: { label: string; value: string }) {
  return (
    <div className="flex flex-col-reverse">
      <dt className="text-sm text-text-soft">{label}</dt>
      <dd className="text-lg font-bold">{value}</dd>
    </div>
  );
}
