import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { headMeta } from "#app/components/meta/head-meta.ts";
import { BackTo } from "#app/components/staff/pieces.tsx";
import { ProductForm } from "#app/components/staff/product-form.tsx";
import { ButtonLink } from "#app/components/ui/button.tsx";
import { Card } from "#app/components/ui/card.tsx";
import { PageHeading } from "#app/components/ui/page.tsx";
import type { MemberActor } from "#app/domain/core/actor.ts";
import { DomainError, isDomainError } from "#app/domain/core/errors.ts";
import type { FormState } from "#app/domain/core/form-state.ts";
import { maxImageBytes } from "#app/domain/media/rules.ts";
import { uploadImage } from "#app/domain/media/upload-image.server.ts";
import { createProduct } from "#app/domain/products/create-product.server.ts";
import { getProduct } from "#app/domain/products/get-product.server.ts";
import { CreateProduct, UpdateProduct } from "#app/domain/products/schema.ts";
import { updateProduct } from "#app/domain/products/update-product.server.ts";
import { readForm, submit } from "#app/http/forms.server.ts";
import { wordsFor } from "#app/http/language.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { requireStaff } from "#app/http/staff.server.ts";
import { fresh, productPath, staffProductPath, staffProductsPath } from "#app/paths.ts";

/** Room for the words beside the picture. */
const wordBytes = 1024 * 1024;

export const loader = respond(async ({ request, params }: LoaderFunctionArgs) => {
  const actor = await requireStaff(request, "products.manage");
  const t = await wordsFor(request, "staff");
  const slug = params.product!;
  const product = slug === fresh ? null : await getProduct(actor, slug);
  return { product, head: { title: product?.name ?? t("newProduct"), path: staffProductPath(slug), hidden: true } };
});

export const action = respond(async ({ request, params }: ActionFunctionArgs) => {
  const actor = await requireStaff(request, "products.manage");
  const form = await readForm(request, maxImageBytes + wordBytes);
  const refused = await keepPicture(actor, form);
  const options = { form, refused, goTo: () => staffProductsPath() };
  if (params.product === fresh) return submit(request, CreateProduct, (input) => createProduct(actor, input), options);
  return submit(request, UpdateProduct, (input) => updateProduct(actor, input), options);
});

/** Puts the picture that came along in the place of the one before, or takes that away; answers why it cannot be used. */
async function keepPicture(actor: MemberActor, form: FormData): Promise<DomainError | null> {
  const file = form.get("image");
  form.delete("image");
  if (form.get("withoutImage")) form.delete("imageMediaId");
  if (!(file instanceof File) || file.size === 0) return null;
  try {
    form.set("imageMediaId", (await uploadImage(actor, { bytes: new Uint8Array(await file.arrayBuffer()) })).id);
    return null;
  } catch (error) {
    if (!isDomainError(error)) throw error;
    return new DomainError(error.code, { ...error.details, field: "image" });
  }
}

export default function EditProduct() {
  const t = useTranslations("staff");
  const { product } = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>() as FormState | undefined;
  return (
    <>
      <BackTo to={staffProductsPath()} place={t("productsPlace")} />
      <PageHeading
        title={product ? <bdi>{product.name}</bdi> : t("newProduct")}
        actions={
          product && (
            <ButtonLink variant="secondary" size="small" to={productPath(product)}>
              {t("toProduct")}
            </ButtonLink>
          )
        }
      />
      <Card>
        <ProductForm product={product} state={state} />
      </Card>
    </>
  );
}

export const meta: MetaFunction<typeof loader> = headMeta;
