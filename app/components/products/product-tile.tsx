import { Link } from "@remix-run/react";
import { Package } from "lucide-react";
import { useTranslations } from "use-intl";
import type { ProductCard } from "#app/domain/products/views.ts";
import { productPath } from "#app/paths.ts";
import { useLocalName } from "../forums/forum-name.tsx";
import { classNames } from "../ui/class-names.ts";
import { RatingLine } from "./rating.tsx";

/** A product in the catalogue. */
export function ProductTile({ product }: { product: ProductCard }) {
  const t = useTranslations("products");
  const nameOf = useLocalName();
  return (
    <Link
      to={productPath(product)}
      className="flex h-full gap-3 rounded-card border border-line bg-surface-raised p-4 transition-colors duration-150 hover:border-line-strong hover:bg-surface-hover"
    >
      <ProductPicture imageUrl={product.imageUrl} />
      <span className="min-w-0 grow">
        <span dir="auto" className="block font-medium text-as-page wrap-anywhere">
          {nameOf(product)}
        </span>
        <span className="mt-1 flex flex-wrap items-center gap-x-3 text-sm wrap-anywhere text-text-soft">
          {product.rating.average !== null && <RatingLine rating={product.rating} />}
          {product.forum && <span>{t("topics", { count: product.forum.topicCount })}</span>}
        </span>
      </span>
    </Link>
  );
}

const boxes = { 56: "size-14", 96: "size-24" };

/** A product's picture, or a sign in its place. */
export function ProductPicture({ imageUrl, size = 56 }: { imageUrl: string | null; size?: 56 | 96 }) {
  const box = classNames("shrink-0 rounded-control", boxes[size]);
  if (imageUrl)
    return (
      <img
        src={imageUrl}
        alt=""
        width={size}
        height={size}
        loading="lazy"
        className={classNames(box, "border border-line bg-white object-contain")}
      />
    );
  return (
    <span aria-hidden className={classNames(box, "flex items-center justify-center bg-surface-sunken text-text-soft")}>
      <Package size={size * 0.45} strokeWidth={1.5} />
    </span>
  );
}
