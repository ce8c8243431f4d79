import { useFetcher } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { boundaryPath } from "#app/paths.ts";
import { FollowButton } from "../forums/follow-button.tsx";
import { Button } from "../ui/button.tsx";

type Props = { member: { id: string }; following: boolean; distance: "mute" | "block" | null };

/** What somebody may do about another member: follow, or keep at a distance. */
export function MemberRelation({ member, following, distance }: Props) {
  const t = useTranslations("accounts");
  return (
    <div className="flex flex-wrap items-center gap-2">
      {distance !== "block" && <FollowButton kind="member" id={member.id} following={following} />}
      {distance === null ? (
        <>
          <DistanceButton member={member} distance="mute" label={t("mute")} />
          <DistanceButton member={member} distance="block" label={t("block")} />
        </>
      ) : (
        <DistanceButton member={member} distance="none" label={t(distance === "mute" ? "unmute" : "unblock")} />
      )}
    </div>
  );
}

type ButtonProps = { member: { id: string }; distance: "mute" | "block" | "none"; label: string };

function DistanceButton({ member, distance, label }: ButtonProps) {
  const fetcher = useFetcher();
  return (
    <fetcher.Form method="post" action={boundaryPath(member)}>
      <Button variant="quiet" size="small" name="distance" value={distance}>
        {label}
      </Button>
    </fetcher.Form>
  );
}
