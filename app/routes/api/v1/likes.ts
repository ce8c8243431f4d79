import { z } from "zod";
import type { ContentKind } from "#app/domain/core/references.ts";
import { likeContent } from "#app/domain/discussion/like-content.server.ts";
import { unlikeContent } from "#app/domain/discussion/unlike-content.server.ts";
import { type OperationId, operation } from "#app/http/api/operation.ts";
import { byId } from "#app/http/api/schemas.ts";

const likes = z.object({ liked: z.boolean(), likeCount: z.int() });

type Liked = { kind: ContentKind; path: string; like: OperationId; unlike: OperationId };

const both = ({ kind, path, like, unlike }: Liked) => {
  const shared = { path, scope: "likes:write", by: "member", params: byId, answer: likes } as const;
  return [
    operation({
      ...shared,
      id: like,
      method: "PUT",
      run: ({ actor, params }) => likeContent(actor, { kind, id: params.id }),
    }),
    operation({
      ...shared,
      id: unlike,
      method: "DELETE",
      run: ({ actor, params }) => unlikeContent(actor, { kind, id: params.id }),
    }),
  ];
};

export const likeOperations = [
  ...both({ kind: "topic", path: "/topics/:id/like", like: "likeTopic", unlike: "unlikeTopic" }),
  ...both({ kind: "post", path: "/posts/:id/like", like: "likePost", unlike: "unlikePost" }),
];
