import type { LoaderFunctionArgs } from "@remix-run/node";
import { listRelatedTopics } from "#app/domain/forums/list-related-topics.server.ts";
import { listProductsOfTopic } from "#app/domain/products/list-products-of-topic.server.ts";
import { optionalActor } from "#app/http/actor.server.ts";
import { respondJson } from "#app/http/respond.server.ts";

/** What stands beside a topic on a wide screen: asked for when the page is there, so that the page waits for none of it. */
export const loader = respondJson(async ({ request, params }: LoaderFunctionArgs) => {
  const actor = await optionalActor(request);
  const [products, topics] = await Promise.all([
    listProductsOfTopic(actor, params.topic!),
    listRelatedTopics(actor, params.topic!),
  ]);
  return Response.json({ products, topics }, { headers: { "Cache-Control": "private, max-age=60" } });
});
