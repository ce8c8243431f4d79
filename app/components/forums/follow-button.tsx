import { useFetcher } from "@remix-run/react";
import { Bell, BellRing } from "lucide-react";
import { useTranslations } from "use-intl";
import { followPath } from "#app/paths.ts";
import { buttonClass } from "../ui/button.tsx";

type Props = { kind: "topic" | "forum" | "member"; id: string; following: boolean };

/** Follows or stops following; the page shows the new state at once. */
export function FollowButton({ kind, id, following }: Props) {
  const t = useTranslations("forums");
  const fetcher = useFetcher();
  const asked = fetcher.formData?.get("intent");
  const on = asked ? asked === "follow" : following;
  const Icon = on ? BellRing : Bell;
  return (
    <fetcher.Form method="post" action={followPath(kind, id)}>
      <button
        type="submit"
        name="intent"
        value={on ? "unfollow" : "follow"}
        className={buttonClass({ variant: "secondary", size: "small" })}
      >
        <Icon aria-hidden size={18} strokeWidth={1.75} />
        {t(on ? "unfollow" : "follow")}
      </button>
    </fetcher.Form>
  );
}
