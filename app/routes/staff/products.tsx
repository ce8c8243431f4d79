import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { useLocalName } from "#app/components/forums/forum-name.tsx";
import { headMeta } from "#app/components/meta/head-meta.ts";
import { Rows } from "#app/components/staff/pieces.tsx";
import { Badge } from "#app/components/ui/badge.tsx";
import { ButtonLink } from "#app/components/ui/button.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { MorePages } from "#app/components/ui/more-pages.tsx";
import { PageHeading } from "#app/components/ui/page.tsx";
import { SearchBox } from "#app/components/ui/search-box.tsx";
import { type CatalogueLine, listCatalogue } from "#app/domain/products/list-catalogue.server.ts";
import { wordsFor } from "#app/http/language.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { requireStaff } from "#app/http/staff.server.ts";
import { fresh, staffProductPath, staffProductsPath } from "#app/paths.ts";

export const loader = respond(async ({ request }: LoaderFunctionArgs) => {
  const actor = await requireStaff(request, "products.manage");
  const { searchParams } = new URL(request.url);
  const q = searchParams.get("q")?.trim() || undefined;
  const products = await listCatalogue(actor, { q, after: searchParams.get("after") });
  const t = await wordsFor(request, "staff");
  return { products, q, head: { title: t("productsTitle"), path: staffProductsPath(), hidden: true } };
});

export default function Catalogue() {
  const t = useTranslations("staff");
  const { products, q } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeading
        title={t("productsTitle")}
        actions={<ButtonLink to={staffProductPath(fresh)}>{t("newProduct")}</ButtonLink>}
      />
      <SearchBox action={staffProductsPath()} asked={q} label={t("productsSearch")} verb={t("search")} />
      {products.items.length === 0 ? (
        <EmptyState drawing="box" title={t(q ? "noProductFound" : "noProducts")} />
      ) : (
        <Rows>
          {products.items.map((product) => (
            <ProductRow key={product.id} product={product} />
          ))}
        </Rows>
      )}
      <MorePages next={products.next} />
    </>
  );
}

function ProductRow({ product }: { product: CatalogueLine }) {
  const t = useTranslations("staff");
  const nameOf = useLocalName();
  return (
    <li className="relative flex flex-wrap items-center gap-x-3 px-4 py-2 hover:bg-surface-sunken">
      <Link
        to={staffProductPath(product.slug)}
        className="inline-flex min-h-11 min-w-0 items-center font-medium after:absolute after:inset-0 hover:text-accent"
      >
        <bdi className="wrap-anywhere">{nameOf(product)}</bdi>
      </Link>
      <span className="text-sm text-text-soft">
        <bdi>{product.category}</bdi>
      </span>
      {product.sku && (
        <bdi dir="ltr" className="text-sm text-text-soft">
          {product.sku}
        </bdi>
      )}
      {product.retired && <Badge tone="warn">{t("retired")}</Badge>}
    </li>
  );
}

export const meta: MetaFunction<typeof loader> = headMeta;
