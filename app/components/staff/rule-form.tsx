import { Form } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { type GroupRule, groupDescriptionMax, groupNameMax } from "#app/domain/accounts/group-rules.ts";
import type { FormState } from "#app/domain/core/form-state.ts";
import type { ProductName } from "#app/domain/products/views.ts";
import { controlClass } from "../form/control-class.ts";
import { Checkbox, Field, FieldFrame } from "../form/field.tsx";
import { ProblemBox } from "../form/problem-text.tsx";
import { Select } from "../form/select.tsx";
import { useLocalName } from "../forums/forum-name.tsx";
import { Button } from "../ui/button.tsx";

type Group = { id: string; name: string; description: string; rule: GroupRule | null };
type Props = { group: Group; products: ProductName[]; matches: number | null; state: FormState | undefined };

/** A group's name and whom it takes in by itself, with a look at how many that would be. */
export function GroupForm({ group, products, matches, state }: Props) {
  const t = useTranslations("staff");
  return (
    <Form method="post" className="space-y-4">
      <ProblemBox problem={state?.errors[""]} />
      <input type="hidden" name="groupId" value={group.id} />
      <Field
        name="name"
        label={t("groupName")}
        state={state}
        defaultValue={group.name}
        required
        maxLength={groupNameMax * 2}
        dir="auto"
      />
      <Field
        name="description"
        label={t("description")}
        state={state}
        defaultValue={group.description}
        maxLength={groupDescriptionMax * 2}
        dir="auto"
      />
      <RuleFields rule={group.rule} products={products} state={state} />
      {matches !== null && (
        <p role="status" className="rounded-control bg-accent-soft px-4 py-3">
          {t("matches", { count: matches })}
        </p>
      )}
      <div className="flex flex-wrap gap-2">
        <Button name="intent" value="save">
          {t("save")}
        </Button>
        <Button name="intent" value="preview" variant="secondary">
          {t("preview")}
        </Button>
      </div>
    </Form>
  );
}

type RuleProps = { rule: GroupRule | null; products: ProductName[]; state: FormState | undefined };

function RuleFields({ rule, products, state }: RuleProps) {
  const t = useTranslations("staff");
  const words = useTranslations("accounts");
  return (
    <fieldset className="space-y-4 rounded-card border border-line p-4">
      <legend className="float-start w-full font-bold">{t("rule")}</legend>
      <p className="clear-both text-sm text-text-soft">{t("ruleHint")}</p>
      <Checkbox name="byRule" label={t("ruleOn")} state={state} defaultChecked={rule !== null} />
      <ProductChoice rule={rule} products={products} state={state} />
      <Checkbox name="verifiedOnly" label={t("ruleVerified")} state={state} defaultChecked={rule?.verifiedOnly} />
      <div className="grid gap-4 sm:grid-cols-2">
        <Select
          name="trustAtLeast"
          label={t("ruleTrust")}
          state={state}
          defaultValue={String(rule?.trustAtLeast ?? "")}
          options={[
            { value: "", label: t("anyTrust") },
            ...["1", "2", "3"].map((value) => ({ value, label: words("trust", { trust: value }) })),
          ]}
        />
        <Field
          name="joinedBefore"
          label={t("ruleJoined")}
          hint={t("ruleJoinedHint")}
          state={state}
          defaultValue={rule?.joinedBefore ?? ""}
          inputMode="numeric"
          dir="ltr"
          maxLength={30}
        />
      </div>
    </fieldset>
  );
}

function ProductChoice({ rule, products, state }: RuleProps) {
  const t = useTranslations("staff");
  const nameOf = useLocalName();
  const chosen = state ? [state.values.productIds ?? []].flat() : (rule?.productIds ?? []);
  return (
    <FieldFrame name="productIds" label={t("ruleProducts")} state={state}>
      {(wiring) => (
        <select
          {...wiring}
          name="productIds"
          multiple
          size={Math.min(6, Math.max(2, products.length))}
          defaultValue={chosen}
          className={`${controlClass} overflow-y-auto`}
        >
          {products.map((product) => (
            <option key={product.id} value={product.id}>
              {nameOf(product)}
            </option>
          ))}
        </select>
      )}
    </FieldFrame>
  );
}
