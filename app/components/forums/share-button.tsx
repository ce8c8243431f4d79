import { Share2 } from "lucide-react";
import type { MouseEvent, ReactNode } from "react";
import { useTranslations } from "use-intl";
import { useToast } from "../ui/toast.tsx";
import { isPlainClick } from "./plain-click.ts";

type Props = { path: string; title: string; label: string; className: string; children?: ReactNode };

/** Hands an address on: by the device's own way of sharing, else by copying it. Without scripts it is the link itself. */
export function ShareButton({ path, title, label, className, children }: Props) {
  const share = useSharing(title);
  return (
    <a href={path} aria-label={children ? undefined : label} title={label} className={className} onClick={share}>
      <Share2 aria-hidden size={20} strokeWidth={1.75} />
      {children}
    </a>
  );
}

function useSharing(title: string): (event: MouseEvent<HTMLAnchorElement>) => void {
  const t = useTranslations("forums");
  const { show } = useToast();
  return (event) => {
    const url = event.currentTarget.href;
    const canCopy = window.isSecureContext && "clipboard" in navigator;
    if (!isPlainClick(event) || !("share" in navigator || canCopy)) return;
    event.preventDefault();
    void handOn({ title, url }).then((how) => {
      if (how === "copied") show({ text: t("linkCopied"), tone: "good" });
      if (how === "refused") show({ text: t("linkNotCopied", { url }), tone: "bad" });
    });
  };
}

/** Somebody who closes the device's own dialog changed their mind: nothing is said then. */
async function handOn(what: { title: string; url: string }): Promise<"shared" | "copied" | "refused"> {
  try {
    if ("share" in navigator && navigator.canShare?.(what)) {
      await navigator.share(what);
      return "shared";
    }
    await navigator.clipboard.writeText(what.url);
    return "copied";
  } catch (error) {
    return error instanceof DOMException && error.name === "AbortError" ? "shared" : "refused";
  }
}
