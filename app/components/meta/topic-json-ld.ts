import type { PostView, TopicPage, TopicView } from "#app/domain/forums/views.ts";
import { memberPath, postPath, topicPath } from "#app/paths.ts";
import { absolute } from "./page-meta.ts";
import { plainText } from "./plain-text.ts";

type Thing = { "@type": string; [property: string]: unknown };

/** Most characters of one post that search engines are handed. */
const longestText = 5_000;

/**
 * A page of a topic as schema.org describes it: `QAPage` for a question, `DiscussionForumPosting` for all others
 * (https://developers.google.com/search/docs/appearance/structured-data/discussion-forum). Only posts that the viewer
 * may read and that stand open are in it.
 */
export function topicJsonLd({ topic, posts }: TopicPage, origin: string): Thing {
  const shown = posts.filter((post) => post.state === "shown" && post.html !== null);
  const first = shown.find((post) => post.isFirst);
  const replies = shown.filter((post) => !post.isFirst);
  const head = {
    ...authored(topic, origin),
    url: absolute(origin, topicPath(topic)),
    text: first ? textOf(first) : topic.excerpt,
  };
  return topic.kind === "question" ? questionPage(topic, head, replies, origin) : posting(topic, head, replies, origin);
}

function posting(topic: TopicView, head: object, replies: PostView[], origin: string): Thing {
  return {
    "@context": "https://schema.org",
    "@type": "DiscussionForumPosting",
    "@id": absolute(origin, topicPath(topic)),
    headline: topic.title,
    ...head,
    dateModified: topic.lastPostAt.toISOString(),
    isPartOf: { "@type": "CollectionPage", name: topic.forum.name },
    interactionStatistic: counter("CommentAction", topic.replyCount),
    comment: replies.map((post) => comment("Comment", post, origin)),
  };
}

function questionPage(topic: TopicView, head: object, replies: PostView[], origin: string): Thing {
  const [accepted, suggested] = [replies.filter((post) => post.accepted), replies.filter((post) => !post.accepted)];
  const mainEntity = {
    "@type": "Question",
    name: topic.title,
    ...head,
    answerCount: topic.replyCount,
    ...(accepted[0] && { acceptedAnswer: comment("Answer", accepted[0], origin) }),
    suggestedAnswer: suggested.map((post) => comment("Answer", post, origin)),
  };
  return { "@context": "https://schema.org", "@type": "QAPage", mainEntity };
}

function comment(type: "Comment" | "Answer", post: PostView, origin: string): Thing {
  return {
    "@type": type,
    ...authored(post, origin),
    url: absolute(origin, postPath(post.id)),
    text: textOf(post),
    ...(type === "Answer" && { upvoteCount: post.likeCount }),
    ...(type === "Comment" && { interactionStatistic: counter("LikeAction", post.likeCount) }),
  };
}

function authored({ author, createdAt }: Pick<TopicView, "author" | "createdAt">, origin: string) {
  return {
    author: {
      "@type": "Person",
      name: author.name,
      ...(!author.former && { url: absolute(origin, memberPath(author)) }),
    },
    datePublished: createdAt.toISOString(),
  };
}

function counter(action: string, count: number): Thing {
  return {
    "@type": "InteractionCounter",
    interactionType: `https://schema.org/${action}`,
    userInteractionCount: count,
  };
}

function textOf(post: PostView): string {
  return plainText(post.html ?? "").slice(0, longestText);
}
