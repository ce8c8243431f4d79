import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import type { StaffMemberView } from "#app/domain/accounts/staff-views.ts";
import { formatPhone } from "#app/platform/persian/format-phone.ts";
import { useClub } from "../shell/use-page-data.ts";
import { Button } from "../ui/button.tsx";
import { Time } from "../ui/time.tsx";

type Contact = { phone: string | null; email: string | null };
type Props = { member: StaffMemberView; contact: Contact | null; mayLook: boolean };

/** What is known of a member. Their number and address are masked until somebody asks, which is kept in the audit log. */
export function MemberFacts({ member, contact, mayLook }: Props) {
  const t = useTranslations("staff");
  const words = useTranslations("accounts");
  const { locale } = useClub();
  const phone = contact?.phone ? formatPhone(contact.phone, locale) : member.phone;
  return (
    <>
      <dl className="grid gap-x-6 gap-y-3 sm:grid-cols-2 xl:grid-cols-1">
        <Fact name={t("phone")}>{phone ? <bdi dir="ltr">{phone}</bdi> : t("noPhone")}</Fact>
        <Fact name={t("email")}>
          {member.email ? <bdi dir="ltr">{contact?.email ?? member.email}</bdi> : t("noEmail")}
        </Fact>
        <Fact name={t("joined")}>
          <Time at={member.joinedAt} />
        </Fact>
        <Fact name={t("lastSeen")}>{member.lastSeenAt ? <Time at={member.lastSeenAt} /> : t("neverSeen")}</Fact>
        <Fact name={t("trust")}>{words("trust", { trust: String(member.trust) })}</Fact>
        <Fact name={t("secondFactor")}>{t(member.hasSecondFactor ? "secondFactorOn" : "secondFactorOff")}</Fact>
        {member.frozenUntil && (
          <Fact name={t("frozen")}>
            <Time at={member.frozenUntil} />
          </Fact>
        )}
      </dl>
      {mayLook && !contact && (member.phone || member.email) && (
        <Form method="post" className="mt-4 flex flex-wrap items-center gap-x-3 gap-y-1">
          <Button name="intent" value="contact" variant="secondary" size="small">
            {t("showContact")}
          </Button>
          <span className="text-sm text-text-soft">{t("showContactHint")}</span>
        </Form>
      )}
    </>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-sm text-text-soft">{name}</dt>
      <dd className="wrap-anywhere">{children}</dd>
    </div>
  );
}
