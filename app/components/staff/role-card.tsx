import { Link } from "@remix-run/react";
import { useTranslations } from "use-intl";
import type { RoleView } from "#app/domain/accounts/staff-views.ts";
import { staffMemberPath, staffRolePath } from "#app/paths.ts";
import { Avatar } from "../ui/avatar.tsx";
import { Badge } from "../ui/badge.tsx";
import { ButtonLink } from "../ui/button.tsx";
import { classNames } from "../ui/class-names.ts";
import { useRightName, useRoleName } from "./role-words.ts";

/** A role: what it allows, and who has it. A preset's rights stand in the table where there is room for one. */
export function RoleCard({ role }: { role: RoleView }) {
  const t = useTranslations("staff");
  const [roleName, rightName] = [useRoleName(), useRightName()];
  return (
    <li className="p-4">
      <div className="flex flex-wrap items-center gap-x-3">
        <h3 className="text-base">
          <bdi>{roleName(role)}</bdi>
        </h3>
        <span className="text-sm text-text-soft">{t("holders", { count: role.count })}</span>
        {!role.isPreset && (
          <ButtonLink variant="quiet" size="small" to={staffRolePath(role.key)} className="ms-auto">
            {t("edit")}
            <span className="sr-only"> {role.name}</span>
          </ButtonLink>
        )}
      </div>
      <ul className={classNames("mt-2 flex flex-wrap gap-1.5", role.isPreset && "md:hidden")}>
        {role.permissions.map((permission) => (
          <li key={permission}>
            <Badge>{rightName(permission)}</Badge>
          </li>
        ))}
      </ul>
      {role.count > 0 && <Holders role={role} />}
    </li>
  );
}

function Holders({ role: { holders, count } }: { role: RoleView }) {
  const t = useTranslations("staff");
  return (
    <ul className="mt-2 flex flex-wrap items-center gap-x-4">
      {holders.map((holder) => (
        <li key={holder.id}>
          <Link to={staffMemberPath(holder)} className="inline-flex min-h-11 items-center gap-2 hover:text-accent">
            <Avatar member={holder} size={24} />
            <bdi>{holder.name}</bdi>
          </Link>
        </li>
      ))}
      {count > holders.length && (
        <li className="text-sm text-text-soft">{t("andMore", { count: count - holders.length })}</li>
      )}
    </ul>
  );
}
