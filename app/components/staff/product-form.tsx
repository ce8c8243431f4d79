import { Form } from "@remix-run/react";
import { useTranslations } from "use-intl";
import type { FormState } from "#app/domain/core/form-state.ts";
import { maxImageBytes } from "#app/domain/media/rules.ts";
import type { ProductView } from "#app/domain/products/views.ts";
import { Checkbox, Field } from "../form/field.tsx";
import { FileField } from "../form/file-field.tsx";
import { ProblemBox } from "../form/problem-text.tsx";
import { TextArea } from "../form/text-area.tsx";
import { Button } from "../ui/button.tsx";

type Props = { product: ProductView | null; state: FormState | undefined };

/** Everything about a product. Without a new picture it keeps the one it has. */
export function ProductForm({ product, state }: Props) {
  const t = useTranslations("staff");
  return (
    <Form method="post" encType="multipart/form-data" className="space-y-4">
      <ProblemBox problem={state?.errors[""]} />
      {product && <input type="hidden" name="productId" value={product.id} />}
      <Field name="name" label={t("name")} state={state} defaultValue={product?.name} required dir="auto" />
      <Field name="nameEn" label={t("nameEn")} state={state} defaultValue={product?.nameEn} dir="auto" />
      <div className="grid gap-4 sm:grid-cols-2">
        <Field name="category" label={t("category")} state={state} defaultValue={product?.category} dir="auto" />
        <Field name="sku" label={t("sku")} state={state} defaultValue={product?.sku ?? ""} dir="ltr" maxLength={64} />
      </div>
      <TextArea
        name="description"
        label={t("description")}
        rows={5}
        defaultValue={product?.description}
        state={state}
      />
      <TextArea
        name="features"
        label={t("features")}
        hint={t("featuresHint")}
        rows={6}
        defaultValue={product?.features.map(([name, value]) => `${name}: ${value}`).join("\n")}
        state={state}
      />
      <Picture product={product} state={state} />
      {product && <Checkbox name="retired" label={t("retire")} state={state} defaultChecked={product.retired} />}
      <Button>{t(product ? "save" : "create")}</Button>
    </Form>
  );
}

function Picture({ product, state }: Props) {
  const t = useTranslations("staff");
  const kept = state ? state.values.imageMediaId : product?.imageMediaId;
  return (
    <div className="space-y-2">
      {product?.imageUrl && <img src={product.imageUrl} alt="" className="h-32 rounded-control object-contain" />}
      <FileField
        name="image"
        label={t("picture")}
        hint={t("pictureHint", { max: maxImageBytes / 1024 / 1024 })}
        state={state}
      />
      {kept && <input type="hidden" name="imageMediaId" value={String(kept)} />}
      {product?.imageUrl && <Checkbox name="withoutImage" label={t("removePicture")} state={state} />}
    </div>
  );
}
