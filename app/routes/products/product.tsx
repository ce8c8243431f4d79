import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { useLocalName } from "#app/components/forums/forum-name.tsx";
import { TopicList } from "#app/components/forums/topic-list.tsx";
import { FeedLink } from "#app/components/meta/feed-link.tsx";
import { headMeta } from "#app/components/meta/head-meta.ts";
import { ProductPicture } from "#app/components/products/product-tile.tsx";
import { RatingBox } from "#app/components/products/rating.tsx";
import { SplitPage } from "#app/components/shell/page.tsx";
import { Badge } from "#app/components/ui/badge.tsx";
import { Button, ButtonLink } from "#app/components/ui/button.tsx";
import { Card } from "#app/components/ui/card.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import type { Page } from "#app/domain/core/paging.ts";
import { listTopics } from "#app/domain/forums/list-topics.server.ts";
import type { TopicCard } from "#app/domain/forums/views.ts";
import { declareOwnership } from "#app/domain/products/declare-ownership.server.ts";
import { getProduct } from "#app/domain/products/get-product.server.ts";
import { DeclareOwnership } from "#app/domain/products/schema.ts";
import type { ProductView } from "#app/domain/products/views.ts";
import { optionalActor, requireActor } from "#app/http/actor.server.ts";
import { dependOn } from "#app/http/depend-on.server.ts";
import { readForm } from "#app/http/forms.server.ts";
import type { SharedPage } from "#app/http/guest-cache/shared-page.ts";
import { parseInput } from "#app/http/json.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { forumPath, newTopicPath, productFeedPath, productPath } from "#app/paths.ts";

export const handle = { sharedWithGuests: ["after"] } satisfies SharedPage;

export const loader = respond(async ({ request, params }: LoaderFunctionArgs) => {
  const actor = await optionalActor(request);
  const product = await getProduct(actor, params.product!);
  dependOn("topics");
  const after = new URL(request.url).searchParams.get("after");
  const topics = await listTopics(actor, { list: "latest", productSlug: product.slug, after });
  const { name, description, imageUrl } = product;
  const head = {
    title: name,
    description,
    image: imageUrl,
    path: productPath(product),
    feed: productFeedPath(product),
  };
  return { product, topics, head };
});

export const action = respond(async ({ request, params }: ActionFunctionArgs) => {
  const actor = await requireActor(request);
  const product = await getProduct(actor, params.product!);
  const owned = (await readForm(request)).get("owned") === "yes";
  await declareOwnership(actor, parseInput(DeclareOwnership, { productId: product.id, owned }));
  return redirect(productPath(product), 303);
});

export default function Product() {
  const { product, topics } = useLoaderData<typeof loader>();
  return (
    <SplitPage top={<ProductHeader product={product} />} beside={<Stars rating={product.rating} />}>
      <Discussions product={product} topics={topics} />
      <Features features={product.features} />
    </SplitPage>
  );
}

function Stars({ rating }: { rating: ProductView["rating"] }) {
  if (rating.average === null) return null;
  return (
    <Card className="mb-6">
      <RatingBox rating={rating} />
    </Card>
  );
}

function ProductHeader({ product }: { product: ProductView }) {
  const t = useTranslations("products");
  const forums = useTranslations("forums");
  const nameOf = useLocalName();
  return (
    <Card className="mb-6">
      <div className="flex items-start gap-4">
        <ProductPicture imageUrl={product.imageUrl} size={96} />
        <div className="min-w-0 grow">
          <h1 className="text-xl outline-none lg:text-2xl" tabIndex={-1}>
            <bdi>{nameOf(product)}</bdi>
          </h1>
          <p className="mt-1 flex flex-wrap items-center gap-x-4 gap-y-1 text-text-soft">
            {product.category && <bdi>{product.category}</bdi>}
            {product.owners.count > 0 && <span>{t("owners", { count: product.owners.count })}</span>}
            {product.rating.average === null && <span>{t("noRating")}</span>}
            {product.retired && <Badge tone="warn">{t("retired")}</Badge>}
          </p>
        </div>
      </div>
      {product.description && (
        <p dir="auto" className="mt-4 max-w-[65ch] text-as-page whitespace-pre-line wrap-anywhere">
          {product.description}
        </p>
      )}
      <div className="mt-4 flex flex-wrap gap-2">
        {product.forum && (
          <>
            <ButtonLink to={newTopicPath(product.forum)}>{forums("newTopic")}</ButtonLink>
            <ButtonLink variant="secondary" to={forumPath(product.forum)}>
              {t("toForum")}
            </ButtonLink>
          </>
        )}
        <Ownership product={product} />
      </div>
    </Card>
  );
}

function Discussions({ product, topics }: { product: ProductView; topics: Page<TopicCard> }) {
  const t = useTranslations("products");
  return (
    <section className="mb-8">
      <h2 className="mb-3 text-lg">{t("discussions")}</h2>
      {topics.items.length > 0 ? (
        <TopicList topics={topics.items} next={topics.next} showForum={false} level={3} />
      ) : (
        <EmptyState drawing="speech" title={t("noTopics")} />
      )}
      <FeedLink to={productFeedPath(product)} />
    </section>
  );
}

/** Says that one owns it, or no longer does. */
function Ownership({ product: { mine, can } }: { product: ProductView }) {
  const t = useTranslations("products");
  if (mine?.verified) return <Badge tone="good">{t("verified")}</Badge>;
  if (!can.declare) return null;
  return (
    <Form method="post">
      <Button variant="secondary" name="owned" value={mine?.declared ? "no" : "yes"}>
        {t(mine?.declared ? "iDoNotOwn" : "iOwn")}
      </Button>
    </Form>
  );
}

function Features({ features }: { features: ProductView["features"] }) {
  const t = useTranslations("products");
  if (features.length === 0) return null;
  return (
    <section>
      <h2 className="mb-3 text-lg">{t("features")}</h2>
      <dl className="divide-y divide-line rounded-card border border-line bg-surface-raised">
        {features.map(([name, value]) => (
          <div key={name} className="grid gap-1 px-4 py-3 sm:grid-cols-[12rem_1fr]">
            <dt className="text-text-soft">
              <bdi>{name}</bdi>
            </dt>
            <dd dir="auto" className="text-as-page wrap-anywhere">
              {value}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

export const meta: MetaFunction<typeof loader> = headMeta;
