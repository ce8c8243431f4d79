import { Form, Link } from "@remix-run/react";
import { BadgeCheck } from "lucide-react";
import { useTranslations } from "use-intl";
import type { OwnedProduct } from "#app/domain/accounts/views.ts";
import type { FormState } from "#app/domain/core/form-state.ts";
import { productPath, productsPath } from "#app/paths.ts";
import { ProblemBox } from "../form/problem-text.tsx";
import { useLocalName } from "../forums/forum-name.tsx";
import { Badge } from "../ui/badge.tsx";
import { Button, ButtonLink } from "../ui/button.tsx";

/** What a member said they own; what a purchase proves stays. */
export function OwnedProducts({ products, state }: { products: OwnedProduct[]; state: FormState | undefined }) {
  const t = useTranslations("profile");
  return (
    <div className="space-y-4">
      <ProblemBox problem={state?.errors[""]} />
      {products.length === 0 && <p className="text-text-soft">{t("productsEmpty")}</p>}
      <ul className="divide-y divide-line">
        {products.map((product) => (
          <OwnedLine key={product.id} product={product} />
        ))}
      </ul>
      <ButtonLink to={productsPath()} variant="secondary">
        {t("productsAdd")}
      </ButtonLink>
    </div>
  );
}

function OwnedLine({ product }: { product: OwnedProduct }) {
  const t = useTranslations("profile");
  const nameOf = useLocalName();
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2">
      <Link to={productPath(product)} className="min-w-0 py-2 wrap-anywhere hover:text-accent">
        <bdi>{nameOf(product)}</bdi>
      </Link>
      {product.verified ? (
        <Badge tone="good" icon={BadgeCheck}>
          {t("productVerified")}
        </Badge>
      ) : (
        <Form method="post">
          <input type="hidden" name="productId" value={product.id} />
          <Button name="intent" value="disown" variant="quiet" size="small">
            {t("productsDrop")}
            <span className="sr-only"> ({nameOf(product)})</span>
          </Button>
        </Form>
      )}
    </li>
  );
}
