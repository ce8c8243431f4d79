import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { ActivityDays } from "#app/components/activity/activity-days.tsx";
import { headMeta } from "#app/components/meta/head-meta.ts";
import { usePageData } from "#app/components/shell/use-page-data.ts";
import { ButtonLink } from "#app/components/ui/button.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { MorePages } from "#app/components/ui/more-pages.tsx";
import { PageHeading } from "#app/components/ui/page.tsx";
import { Tabs } from "#app/components/ui/tabs.tsx";
import { listActivityLines } from "#app/domain/activity/list-activity.server.ts";
import type { Actor } from "#app/domain/core/actor.ts";
import { getClubTalk } from "#app/domain/forums/get-club-talk.server.ts";
import { getProduct } from "#app/domain/products/get-product.server.ts";
import { optionalActor, requireActor } from "#app/http/actor.server.ts";
import { dependOn } from "#app/http/depend-on.server.ts";
import type { SharedPage } from "#app/http/guest-cache/shared-page.ts";
import { wordsFor } from "#app/http/language.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { activityPath, forumsPath } from "#app/paths.ts";

export const handle = { sharedWithGuests: ["after", "product"] } satisfies SharedPage;

export const loader = respond(async ({ request }: LoaderFunctionArgs) => {
  const asked = new URL(request.url).searchParams;
  const following = asked.get("show") === "following";
  const productSlug = (!following && asked.get("product")) || undefined;
  const actor = await (following ? requireActor(request) : optionalActor(request));
  dependOn("activity", "topics");
  const t = await wordsFor(request, "activity");
  const [lines, choice] = await Promise.all([
    listActivityLines(actor, { following, productSlug }, asked.get("after")),
    findProducts(actor, productSlug),
  ]);
  const { product } = choice;
  const path = activityPath({ ...(following && { following }), ...(product && { product: product.slug }) });
  const title = product ? `${t("title")}: ${product.name}` : t("title");
  return { lines, following, ...choice, head: { title, path, description: t("hint"), hidden: following } };
});

/** The products that are talked about most, and the one that was asked for. */
async function findProducts(actor: Actor, slug: string | undefined) {
  const [{ products }, asked] = await Promise.all([getClubTalk(actor), slug ? getProduct(actor, slug) : null]);
  const choice = products.map((product) => ({ slug: product.slug, name: product.name }));
  const product = asked && { slug: asked.slug, name: asked.name };
  const isThere = choice.some((one) => one.slug === product?.slug);
  return { product, products: product && !isThere ? [product, ...choice] : choice };
}

export default function Activity() {
  const t = useTranslations("activity");
  const { lines } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeading title={t("title")} hint={t("hint")} />
      <Filters />
      {lines.items.length > 0 ? <ActivityDays lines={lines.items} /> : !lines.next && <Nothing />}
      {lines.items.length > 0 && !lines.next && <p className="text-center text-sm text-text-soft">{t("end")}</p>}
      <MorePages next={lines.next} />
    </>
  );
}

function Filters() {
  const t = useTranslations("activity");
  const { me } = usePageData();
  const { following, product, products } = useLoaderData<typeof loader>();
  const tabs = [
    { to: activityPath(), label: t("all"), current: !following && !product },
    ...(me ? [{ to: activityPath({ following: true }), label: t("following"), current: following }] : []),
    ...products.map(({ slug, name }) => ({
      to: activityPath({ product: slug }),
      label: <bdi>{name}</bdi>,
      current: product?.slug === slug,
    })),
  ];
  if (tabs.length < 2) return null;
  return <Tabs look="pill" label={t("filters")} tabs={tabs} className="mb-4" />;
}

function Nothing() {
  const t = useTranslations("activity");
  const { following, product } = useLoaderData<typeof loader>();
  return (
    <EmptyState drawing="speech" title={t(following ? "quietFollowing" : product ? "quietProduct" : "quiet")}>
      <ButtonLink to={forumsPath()} variant="secondary">
        {t("toForums")}
      </ButtonLink>
    </EmptyState>
  );
}

export const meta: MetaFunction<typeof loader> = headMeta;
