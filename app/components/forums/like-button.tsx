import { useEffect, useState } from "react";
import type { PostView } from "#app/domain/forums/views.ts";
import { useLive } from "../live/use-live.ts";
import { LikeCount } from "./like-count.tsx";
import { LikeForm } from "./parts-for-members.tsx";

type Props = { post: PostView };

/** Likes a post, for who may; for all others how many do. */
export function LikeButton({ post }: Props) {
  return post.can.like ? <LikeForm post={post} /> : <Likes post={post} />;
}

function Likes({ post }: Props) {
  const [count, setCount] = useState(post.likeCount);
  useEffect(() => setCount(post.likeCount), [post.likeCount]);
  useLive("likes", (likes) => likes.id === post.id && setCount(likes.count));
  return count > 0 ? <LikeCount post={post} count={count} withHeart /> : null;
}
