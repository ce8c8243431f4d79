import { useNavigate, useRevalidator } from "@remix-run/react";
import { useRef } from "react";
import { useTranslations } from "use-intl";
import type { PostView } from "#app/domain/forums/views.ts";
import { postPath, replyPath } from "#app/paths.ts";
import { useToast } from "../ui/toast.tsx";
import { type Refusal, sendDeed } from "./send-deed.ts";
import type { Outbox } from "./use-outbox.ts";

/** Sends a reply and answers why it was refused, null when it stands. `html` is how it looks meanwhile. */
type Send = (form: FormData, html: string) => Promise<Refusal | null>;

/** Sends replies by way of the page's outbox, where they stand until they are answered. */
export function useSending(topicId: string, { setSending, keep, hasRoom }: Outbox): Send {
  const t = useTranslations("forums");
  const navigate = useNavigate();
  const { revalidate } = useRevalidator();
  const { show } = useToast();
  const refused = useRef<{ words: string; key: string } | null>(null);
  return async (form, html) => {
    setSending(html);
    const words = JSON.stringify([topicId, html]);
    const key = refused.current?.words === words ? refused.current.key : newKey();
    form.set("key", key);
    const answer = await sendDeed<{ post: PostView }>(replyPath(topicId), form);
    setSending(null);
    refused.current = "refusal" in answer ? { words, key } : null;
    if ("refusal" in answer) {
      if (answer.refusal !== "offline" && answer.refusal.code === "topic_closed") revalidate();
      return answer.refusal;
    }
    const post = withDates(answer.data.post);
    show({ text: t("replySent"), tone: "good" });
    if (!hasRoom) navigate(postPath(post.id));
    else {
      keep(post);
      revalidate();
    }
    return null;
  };
}

/** Marks a reply, so that the same words sent again, because their answer was lost, are no second one. */
function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** JSON has no dates. */
function withDates(post: PostView): PostView {
  const { createdAt, editedAt, author } = post;
  return {
    ...post,
    createdAt: new Date(createdAt),
    editedAt: editedAt && new Date(editedAt),
    author: { ...author, joinedAt: new Date(author.joinedAt) },
  };
}
