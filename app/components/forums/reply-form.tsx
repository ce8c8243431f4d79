import { useLocation } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { signInPath } from "#app/paths.ts";
import { usePageData } from "../shell/use-page-data.ts";
import { ButtonLink } from "../ui/button.tsx";
import { Card } from "../ui/card.tsx";
import type { ReplyProps } from "./member-reply.tsx";
import { KeptDraft, MemberReply } from "./parts-for-members.tsx";

/**
 * Where a reply is written; guests are led to signing in, and back to the writer. What was being written in a closed
 * topic is still there.
 */
export function ReplyForm(props: ReplyProps) {
  const t = useTranslations("forums");
  const { me } = usePageData();
  const { pathname } = useLocation();
  const { topic, draft } = props;
  if (topic.closed)
    return (
      <Card className="space-y-3 text-text-soft">
        <p className="text-center">{t("closedNote")}</p>
        {draft && <KeptDraft document={draft.document} />}
      </Card>
    );
  if (me) return <MemberReply {...props} />;
  return (
    <Card className="flex flex-wrap items-center justify-between gap-3">
      <p>{t("replyAsGuest")}</p>
      <ButtonLink to={signInPath(`${pathname}#reply`)}>{t("reply")}</ButtonLink>
    </Card>
  );
}
