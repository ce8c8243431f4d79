import { Link } from "@remix-run/react";
import { Reply } from "lucide-react";
import { useTranslations } from "use-intl";
import { requestReply } from "../editor/reply-request.ts";
import { buttonClass } from "../ui/button.tsx";
import { classNames } from "../ui/class-names.ts";
import { isPlainClick } from "./plain-click.ts";

/** Opens the writer, from wherever on the page; without scripts it leads to the form at the foot. */
export function ReplyLink({ className }: { className?: string }) {
  const t = useTranslations("forums");
  return (
    <Link
      to="#reply"
      className={classNames(buttonClass({ variant: "secondary", size: "small" }), className)}
      onClick={(event) => {
        if (isPlainClick(event) && requestReply()) event.preventDefault();
      }}
    >
      <Reply aria-hidden size={20} strokeWidth={1.75} className="rtl:-scale-x-100" />
      {t("toReply")}
    </Link>
  );
}
