import { useNavigate, useRevalidator } from "@remix-run/react";
import { useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { pageSize } from "#app/domain/forums/rules.ts";
import type { PostRange, PostView, TopicView } from "#app/domain/forums/views.ts";
import { postPath, replyPath } from "#app/paths.ts";
import { useToast } from "../ui/toast.tsx";
import { type Refusal, sendDeed } from "./send-deed.ts";

type Page = { topic: TopicView; posts: PostView[]; page: PostRange };

/** Sends a reply and answers why it was refused, null when it stands. `html` is how it looks meanwhile. */
export type Outbox = {
  /** The words on their way. */
  sending: string | null;
  /** What was answered and the page does not hold yet. */
  sent: PostView[];
  send: (form: FormData, html: string) => Promise<Refusal | null>;
};

/** Replies on their way: they stand on the page at once, and leave it again when they are refused. */
export function useOutbox({ topic, posts, page }: Page): Outbox {
  const t = useTranslations("forums");
  const navigate = useNavigate();
  const { revalidate } = useRevalidator();
  const { show } = useToast();
  const [sending, setSending] = useState<string | null>(null);
  const [answered, setAnswered] = useState<PostView[]>([]);
  const refused = useRef<{ words: string; key: string } | null>(null);
  const hasRoom = page.nextFrom === null && posts.length < pageSize;
  const send = async (form: FormData, html: string) => {
    setSending(html);
    const words = JSON.stringify([topic.id, html]);
    const key = refused.current?.words === words ? refused.current.key : newKey();
    form.set("key", key);
    const answer = await sendDeed<{ post: PostView }>(replyPath(topic.id), form);
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
      setAnswered((before) => [...before, post]);
      revalidate();
    }
    return null;
  };
  return { sending, sent: answered.filter((post) => post.number > page.last), send };
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
