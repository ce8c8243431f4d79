import { Link } from "@remix-run/react";
import { BadgeCheck, Briefcase, Cake, MapPin } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { formatBirthday } from "#app/domain/accounts/birthday.ts";
import type { MemberView, OwnedProduct } from "#app/domain/accounts/views.ts";
import { productPath } from "#app/paths.ts";
import { formatDate } from "#app/platform/persian/format.ts";
import { useLocalName } from "../forums/forum-name.tsx";
import { useClub } from "../shell/use-page-data.ts";
import { Avatar } from "../ui/avatar.tsx";
import { Badge } from "../ui/badge.tsx";

type Props = { member: MemberView; place: string | null };

/** Who a member is: what their page begins with, as far as the viewer may see it. */
export function MemberSummary({ member, place, actions }: Props & { actions: ReactNode }) {
  return (
    <div className="rounded-card border border-line bg-surface-raised">
      <div aria-hidden className="member-cover h-24 rounded-t-card sm:h-32" />
      <div className="space-y-5 p-4 lg:p-6">
        <div className="-mt-16 flex flex-wrap items-end justify-between gap-x-2 gap-y-3 lg:-mt-18">
          <span className="rounded-full bg-surface-raised p-1">
            <Avatar member={{ ...member, avatarUrl: member.pictureUrl }} size={96} />
          </span>
          <div className="flex flex-wrap items-center gap-2">{actions}</div>
        </div>
        <Heading member={member} />
        {member.bio && (
          <p dir="auto" className="max-w-[65ch] text-as-page whitespace-pre-line break-words">
            {member.bio}
          </p>
        )}
        <Details member={member} place={place} />
        <Interests interests={member.interests} />
        <Products products={member.products} />
      </div>
    </div>
  );
}

function Heading({ member }: { member: MemberView }) {
  const t = useTranslations("accounts");
  const profile = useTranslations("profile");
  const club = useClub();
  const { topicCount, postCount } = member;
  const joined = member.isPlaceholder
    ? t("imported")
    : t("joined", { date: formatDate(member.joinedAt, club, "long") });
  return (
    <div>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h1 className="text-xl outline-none lg:text-2xl" tabIndex={-1}>
          <bdi>{member.name}</bdi>
        </h1>
        <Badge>{t("trust", { trust: String(member.trust) })}</Badge>
      </div>
      <p className="mt-1 flex flex-wrap gap-x-4 text-sm text-text-soft tabular-nums">
        <span>{joined}</span>
        {topicCount !== null && <span>{profile("topicCount", { count: topicCount })}</span>}
        {postCount !== null && <span>{profile("postCount", { count: postCount })}</span>}
      </p>
    </div>
  );
}

function Details({ member, place }: Props) {
  const t = useTranslations("profile");
  const { locale } = useClub();
  const { occupation, birthday } = member;
  if (!occupation && !place && !birthday) return null;
  const born = birthday && t("birthdayLine", { date: formatBirthday(birthday, locale) });
  return (
    <ul className="flex flex-wrap gap-x-6 gap-y-2 text-text-soft">
      {occupation && (
        <Detail icon={<Briefcase aria-hidden size={20} strokeWidth={1.75} />}>
          <span className="sr-only">{t("occupation")}</span> <bdi>{occupation}</bdi>
        </Detail>
      )}
      {place && (
        <Detail icon={<MapPin aria-hidden size={20} strokeWidth={1.75} />}>
          {t.rich("placeLine", { place: () => <bdi>{place}</bdi> })}
        </Detail>
      )}
      {born && <Detail icon={<Cake aria-hidden size={20} strokeWidth={1.75} />}>{born}</Detail>}
    </ul>
  );
}

function Detail({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <li className="flex min-w-0 items-start gap-2">
      <span className="mt-1 shrink-0">{icon}</span>
      <span className="min-w-0 wrap-anywhere">{children}</span>
    </li>
  );
}

function Interests({ interests }: { interests: string[] }) {
  const t = useTranslations("profile");
  if (interests.length === 0) return null;
  return (
    <section>
      <h2 className="mb-2 text-sm font-medium text-text-soft">{t("interestsLine")}</h2>
      <ul className="flex flex-wrap gap-2">
        {interests.map((interest) => (
          <li key={interest} className="rounded-full bg-surface-sunken px-3 py-1 text-sm wrap-anywhere">
            <bdi>{interest}</bdi>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Products({ products }: { products: OwnedProduct[] }) {
  const t = useTranslations("profile");
  const nameOf = useLocalName();
  if (products.length === 0) return null;
  return (
    <section>
      <h2 className="text-sm font-medium text-text-soft">{t("ownedLine")}</h2>
      <ul className="flex flex-wrap gap-x-6">
        {products.map((product) => (
          <li key={product.id} className="flex min-h-11 items-center gap-2">
            <Link to={productPath(product)} className="min-w-0 py-2 wrap-anywhere hover:text-accent">
              <bdi>{nameOf(product)}</bdi>
            </Link>
            {product.verified && (
              <Badge tone="good" icon={BadgeCheck}>
                {t("productVerified")}
              </Badge>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
