import { Link } from "@remix-run/react";
import { Package } from "lucide-react";
import { useTranslations } from "use-intl";
import type { ProductCard } from "#app/domain/products/views.ts";
import { productPath } from "#app/paths.ts";
import { useLocalName } from "../forums/forum-name.tsx";
import { RatingLine } from "./rating.tsx";

/** A product in the catalogue. */
export function ProductTile({ product }: { product: ProductCard }) {
  const t = useTranslations("products");
  const nameOf = useLocalName();
  return (
    <Link
      to={productPath(product)}
      className="flex h-full gap-3 rounded-card border border-line bg-surface-raised p-4 hover:border-line-strong"
    >
      <ProductPicture imageUrl={product.imageUrl} />
      <span className="min-w-0 grow">
        <span dir="auto" className="block font-medium text-as-page wrap-anywhere">
          {nameOf(product)}
        </span>
        <span className="mt-1 flex flex-wrap items-center gap-x-3 text-sm text-text-soft">
          {product.rating.average !== null && <RatingLine rating={product.rating} />}
          {product.forum && <span>{t("topics", { count: product.forum.topicCount })}</span>}
        </span>
      </span>
    </Link>
  );
}

/** A product's picture, or a sign in its place. */
export function ProductPicture({ imageUrl }: { imageUrl: string | null }) {
  if (imageUrl)
    return (
      <img
        src={imageUrl}
        alt=""
        width={56}
        height={56}
        loading="lazy"
        className="size-14 rounded-control object-cover"
      />
    );
  return (
    <span
      aria-hidden
      className="flex size-14 shrink-0 items-center justify-center rounded-control bg-surface-sunken text-text-soft"
    >
      <Package size={24} strokeWidth={1.5} />
    </span>
  );
}
