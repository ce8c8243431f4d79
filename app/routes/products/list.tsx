import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { headMeta } from "#app/components/meta/head-meta.ts";
import { ProductTile } from "#app/components/products/product-tile.tsx";
import { useClub } from "#app/components/shell/use-page-data.ts";
import { ButtonLink } from "#app/components/ui/button.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { PageHeading } from "#app/components/ui/page.tsx";
import { SearchBox } from "#app/components/ui/search-box.tsx";
import { Tabs } from "#app/components/ui/tabs.tsx";
import { listCategories, listProducts } from "#app/domain/products/list-products.server.ts";
import type { CategoryView } from "#app/domain/products/views.ts";
import { optionalActor } from "#app/http/actor.server.ts";
import { dependOn } from "#app/http/depend-on.server.ts";
import type { SharedPage } from "#app/http/guest-cache/shared-page.ts";
import { wordsFor } from "#app/http/language.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { productsPath } from "#app/paths.ts";
import { formatNumber } from "#app/platform/persian/format.ts";

export const handle = { sharedWithGuests: ["category", "after"] } satisfies SharedPage;

export const loader = respond(async ({ request }: LoaderFunctionArgs) => {
  dependOn("topics");
  const { searchParams } = new URL(request.url);
  const asked = (name: string) => searchParams.get(name)?.trim() || undefined;
  const wanted = { q: asked("q"), category: asked("category"), after: asked("after") };
  const [products, categories] = await Promise.all([
    listProducts(await optionalActor(request), wanted),
    listCategories(),
  ]);
  const t = await wordsFor(request, "products");
  return { ...wanted, products, categories, head: { title: t("products"), path: productsPath() } };
});

export default function Products() {
  const t = useTranslations("products");
  const { products, categories, q, category } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeading title={t("products")} hint={t("productsHint")} />
      <SearchBox
        action={productsPath()}
        asked={q}
        label={t("searchLabel")}
        placeholder={t("search")}
        verb={t("find")}
        kept={{ category }}
      />
      <Categories categories={categories} chosen={category} />
      {products.items.length === 0 && <Nothing q={q} />}
      <ul className="grid grid-cols-1 gap-3 sm:grid-cols-2">
        {products.items.map((product) => (
          <li key={product.id}>
            <ProductTile product={product} />
          </li>
        ))}
      </ul>
      {products.next && <More next={products.next} />}
    </>
  );
}

function Categories({ categories, chosen }: { categories: CategoryView[]; chosen: string | undefined }) {
  const t = useTranslations("products");
  const { locale } = useClub();
  if (categories.length < 2) return null;
  const all = categories.reduce((sum, { count }) => sum + count, 0);
  const tabs = [{ name: undefined, count: all }, ...categories].map(({ name, count }) => ({
    to: name ? `${productsPath()}?category=${encodeURIComponent(name)}` : productsPath(),
    label: <bdi>{name ?? t("allCategories")}</bdi>,
    count: formatNumber(count, locale),
    current: name === chosen,
  }));
  return <Tabs label={t("categories")} tabs={tabs} look="pill" className="mb-6" />;
}

function Nothing({ q }: { q: string | undefined }) {
  const t = useTranslations("products");
  return (
    <EmptyState drawing={q ? "search" : "box"} title={q ? t("nothingFound", { q }) : t("noProducts")}>
      {q && <p className="text-text-soft">{t("nothingFoundHint")}</p>}
      {q && (
        <ButtonLink variant="secondary" to={productsPath()}>
          {t("showAll")}
        </ButtonLink>
      )}
    </EmptyState>
  );
}

function More({ next }: { next: string }) {
  const t = useTranslations("products");
  const [search] = useSearchParams();
  const query = new URLSearchParams(search);
  query.set("after", next);
  return (
    <div className="mt-6 flex justify-center">
      <ButtonLink variant="secondary" to={`?${query}`}>
        {t("more")}
      </ButtonLink>
    </div>
  );
}

export const meta: MetaFunction<typeof loader> = headMeta;
