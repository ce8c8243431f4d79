import { Bell, BellRing } from "lucide-react";
import { type FormEvent, useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { followPath } from "#app/paths.ts";
import { buttonClass } from "../ui/button.tsx";
import { useToast } from "../ui/toast.tsx";
import { sendDeed } from "./send-deed.ts";
import { useRefusalText } from "./use-refusal-text.ts";

type Props = { kind: "topic" | "forum" | "member"; id: string; following: boolean };

/** Follows or stops following; the page shows the new state at once, and the old one with the reason if it is refused. */
export function FollowButton({ kind, id, following }: Props) {
  const t = useTranslations("forums");
  const { show } = useToast();
  const refusalText = useRefusalText();
  const [on, setOn] = useState(following);
  useEffect(() => setOn(following), [following]);
  const onSubmit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setOn(!on);
    const answer = await sendDeed(event.currentTarget.action, { intent: on ? "unfollow" : "follow" });
    if (!("refusal" in answer)) return;
    setOn(on);
    show({ text: refusalText(answer.refusal), tone: "bad" });
  };
  const Icon = on ? BellRing : Bell;
  return (
    <form method="post" action={followPath(kind, id)} onSubmit={onSubmit}>
      <button
        type="submit"
        name="intent"
        value={on ? "unfollow" : "follow"}
        className={buttonClass({ variant: "secondary", size: "small" })}
      >
        <Icon aria-hidden size={20} strokeWidth={1.75} />
        {t(on ? "unfollow" : "follow")}
      </button>
    </form>
  );
}
