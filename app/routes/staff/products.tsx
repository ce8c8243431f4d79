import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { useLocalName } from "#app/components/forums/forum-name.tsx";
import { headMeta } from "#app/components/meta/head-meta.ts";
import { Badge } from "#app/components/ui/badge.tsx";
import { ButtonLink } from "#app/components/ui/button.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { MorePages } from "#app/components/ui/more-pages.tsx";
import { PageHeading } from "#app/components/ui/page.tsx";
import { SearchBox } from "#app/components/ui/search-box.tsx";
import { rowLinkClass, Table } from "#app/components/ui/table.tsx";
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
        <CatalogueTable products={products.items} />
      )}
      <MorePages next={products.next} />
    </>
  );
}

function CatalogueTable({ products }: { products: CatalogueLine[] }) {
  const t = useTranslations("staff");
  const nameOf = useLocalName();
  return (
    <Table
      caption={t("productsTitle")}
      columns={[
        { key: "name", label: t("name") },
        { key: "category", label: t("category") },
        { key: "sku", label: t("sku") },
      ]}
      rows={products.map((product) => ({
        id: product.id,
        name: (
          <span className="flex flex-wrap items-center gap-2">
            <Link to={staffProductPath(product.slug)} className={rowLinkClass}>
              <bdi className="wrap-anywhere">{nameOf(product)}</bdi>
            </Link>
            {product.retired && <Badge tone="warn">{t("retired")}</Badge>}
          </span>
        ),
        category: product.category ? <bdi className="text-sm text-text-soft">{product.category}</bdi> : null,
        sku: product.sku ? (
          <bdi dir="ltr" className="text-sm text-text-soft">
            {product.sku}
          </bdi>
        ) : null,
      }))}
    />
  );
}

export const meta: MetaFunction<typeof loader> = headMeta;
