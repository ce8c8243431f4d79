import { useFetcher } from "@remix-run/react";
import { BellOff, CircleSlash, Ellipsis } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { boundaryPath } from "#app/paths.ts";
import { FollowButton } from "../forums/follow-button.tsx";
import { Button } from "../ui/button.tsx";
import { Menu, MenuButton } from "../ui/menu.tsx";

type Props = { member: { id: string }; following: boolean; distance: "mute" | "block" | null };

/** What somebody may do about another member: follow, or keep at a distance. */
export function MemberRelation({ member, following, distance }: Props) {
  const t = useTranslations("accounts");
  return (
    <>
      {distance !== "block" && <FollowButton kind="member" id={member.id} following={following} />}
      {distance === null ? (
        <DistanceMenu member={member} />
      ) : (
        <DistanceForm member={member}>
          <Button variant="secondary" size="small" name="distance" value="none">
            {t(distance === "mute" ? "unmute" : "unblock")}
          </Button>
        </DistanceForm>
      )}
    </>
  );
}

function DistanceMenu({ member }: Pick<Props, "member">) {
  const t = useTranslations("accounts");
  return (
    <Menu label={t("moreAboutMember")} trigger={<Ellipsis aria-hidden size={20} strokeWidth={1.75} />}>
      <DistanceForm member={member}>
        <MenuButton icon={BellOff} name="distance" value="mute">
          {t("mute")}
        </MenuButton>
        <MenuButton icon={CircleSlash} tone="bad" name="distance" value="block">
          {t("block")}
        </MenuButton>
      </DistanceForm>
    </Menu>
  );
}

function DistanceForm({ member, children }: Pick<Props, "member"> & { children: ReactNode }) {
  const fetcher = useFetcher();
  return (
    <fetcher.Form method="post" action={boundaryPath(member)}>
      {children}
    </fetcher.Form>
  );
}
