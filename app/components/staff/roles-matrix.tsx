import { Check, Minus } from "lucide-react";
import { useTranslations } from "use-intl";
import type { RoleView } from "#app/domain/accounts/staff-views.ts";
import { permissions } from "#app/domain/core/permissions.ts";
import { useRightName, useRoleName } from "./role-words.ts";

/** Which role allows what, as a table; on a phone the cards of the roles say it. */
export function RolesMatrix({ roles }: { roles: RoleView[] }) {
  const t = useTranslations("staff");
  const [roleName, rightName] = [useRoleName(), useRightName()];
  return (
    <div className="hidden overflow-x-auto rounded-card border border-line bg-surface-raised md:block">
      <table className="w-full text-sm">
        <thead>
          <tr className="border-b border-line">
            <th scope="col" className="px-3 py-2 text-start align-bottom font-medium text-text-soft">
              {t("right")}
            </th>
            {roles.map((role) => (
              <th key={role.key} scope="col" className="p-2 text-center align-bottom font-medium">
                {roleName(role)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {permissions.map((permission) => (
            <tr key={permission} className="hover:bg-surface-sunken">
              <th scope="row" className="px-3 py-2 text-start font-normal">
                {rightName(permission)}
              </th>
              {roles.map((role) => (
                <td key={role.key} className="px-2 py-2 text-center">
                  <Mark on={role.permissions.includes(permission)} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Mark({ on }: { on: boolean }) {
  const t = useTranslations("staff");
  const Icon = on ? Check : Minus;
  return (
    <>
      <Icon aria-hidden size={16} strokeWidth={2} className={on ? "inline text-good" : "inline text-line-strong"} />
      <span className="sr-only">{t(on ? "allowed" : "notAllowed")}</span>
    </>
  );
}
