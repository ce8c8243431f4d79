import { LoaderCircle } from "lucide-react";
import { useEffect, useRef } from "react";
import { useTranslations } from "use-intl";
import { usePageData } from "../shell/use-page-data.ts";
import { Avatar } from "../ui/avatar.tsx";
import { postBody, postFrame } from "./post-frame.ts";

/** One's own reply while it is being sent, as it will look. */
export function PendingPost({ html }: { html: string }) {
  const t = useTranslations("forums");
  const { me } = usePageData();
  const article = useRef<HTMLElement>(null);
  useEffect(() => void article.current?.scrollIntoView({ block: "nearest" }), []);
  if (!me) return null;
  return (
    <article ref={article} aria-busy className={`${postFrame} scroll-mb-40 border-dashed border-line-strong`}>
      <div className="flex items-start gap-3">
        <Avatar member={me} />
        <div>
          <p className="leading-6 font-bold">
            <bdi>{me.name}</bdi>
          </p>
          <p role="status" className="flex items-center gap-2 text-sm leading-6 text-text-soft">
            <LoaderCircle aria-hidden size={16} strokeWidth={1.75} className="animate-spin" />
            {t("sending")}
          </p>
        </div>
      </div>
      <div className={postBody}>
        <div
          ref={keepQuiet}
          className="rich-text mt-3 max-w-[35rem] opacity-75"
          // biome-ignore lint/security/noDangerouslySetInnerHtml: one's own words, written from their nodes with every value escaped
          dangerouslySetInnerHTML={{ __html: html }}
        />
      </div>
    </article>
  );
}

/** Links of what is not there yet lead nowhere. */
function keepQuiet(words: HTMLElement | null): void {
  if (words) words.inert = true;
}
