import type { LoaderFunctionArgs } from "@remix-run/node";
import { findProducts } from "#app/domain/products/find-products.server.ts";
import { optionalActor } from "#app/http/actor.server.ts";
import { respondJson } from "#app/http/respond.server.ts";

/** Products for what is being typed after #. */
export const loader = respondJson(async ({ request }: LoaderFunctionArgs) => {
  const question = new URL(request.url).searchParams.get("q") ?? "";
  return Response.json({ products: await findProducts(await optionalActor(request), question) });
});
