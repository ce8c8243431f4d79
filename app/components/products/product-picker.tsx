import { Link, useFetcher } from "@remix-run/react";
import { X } from "lucide-react";
import { type KeyboardEvent, type ReactNode, type RefObject, useEffect, useId, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import type { FormState } from "#app/domain/core/form-state.ts";
import { productsMax } from "#app/domain/forums/rules.ts";
import type { ProductName } from "#app/domain/products/views.ts";
import { findProductsPath, productsPath } from "#app/paths.ts";
import { controlClass } from "../form/control-class.ts";
import { FieldFrame } from "../form/field.tsx";
import { ProblemBox } from "../form/problem-text.tsx";
import { useLocalName } from "../forums/forum-name.tsx";

type Props = {
  name: string;
  label: "pickerLabel" | "pickerOthers";
  /** Chosen before, when the form was left half filled in. */
  drafted: ProductName[];
  state: FormState | undefined;
};

/** Chooses the products something is about: by typing a part of a name, or, without scripts, by writing their names. */
export function ProductField(props: Props) {
  const names = useRef<HTMLTextAreaElement>(null);
  const [picks, setPicks] = useState(false);
  useEffect(() => setPicks(names.current?.value === names.current?.defaultValue), []);
  return picks ? <ProductPicker {...props} /> : <ProductNames {...props} field={names} />;
}

function ProductNames({ name, label, drafted, state, field }: Props & { field: RefObject<HTMLTextAreaElement> }) {
  const t = useTranslations("products");
  const nameOf = useLocalName();
  const typed = state?.values.productNames ?? drafted.map(nameOf).join("\n");
  const list = (words: ReactNode) => (
    <Link to={productsPath()} target="_blank" className="text-accent underline">
      {words}
    </Link>
  );
  return (
    <>
      <FieldFrame
        name="productNames"
        label={t(label)}
        hint={t.rich("namesHint", { max: productsMax, list })}
        state={state}
      >
        {(wiring) => (
          <textarea
            {...wiring}
            ref={field}
            name="productNames"
            dir="auto"
            rows={2}
            className={controlClass}
            defaultValue={typeof typed === "string" ? typed : undefined}
          />
        )}
      </FieldFrame>
      <ProblemBox problem={state?.errors[name]} />
    </>
  );
}

function ProductPicker({ name, label, drafted, state }: Props) {
  const t = useTranslations("products");
  const id = useId();
  const { chosen, typed, offered, ask, choose, drop } = useChoice(drafted);
  const box = useRef<HTMLDivElement>(null);
  useTelling(box, chosen);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    choose(offered[0]);
  };
  return (
    <div ref={box} className="space-y-1.5">
      <label htmlFor={id} className="block font-medium">
        {t(label)}
      </label>
      <Chosen name={name} products={chosen} onDrop={drop} />
      {chosen.length < productsMax && (
        <input
          id={id}
          type="search"
          value={typed}
          dir="auto"
          autoComplete="off"
          aria-describedby={`${id}-hint`}
          className={controlClass}
          onChange={({ target }) => ask(target.value)}
          onKeyDown={onKeyDown}
        />
      )}
      <Offered products={offered} onChoose={choose} />
      <p id={`${id}-hint`} className="text-sm text-text-soft">
        {t("pickerHint", { max: productsMax })}
      </p>
      <ProblemBox problem={state?.errors[name]} />
    </div>
  );
}

/** Hidden fields change in silence: tells the form, as any other field does by itself. */
function useTelling(box: RefObject<HTMLElement>, chosen: ProductName[]): void {
  const told = useRef(chosen);
  useEffect(() => {
    if (told.current === chosen) return;
    told.current = chosen;
    box.current?.dispatchEvent(new Event("input", { bubbles: true }));
  }, [box, chosen]);
}

/** The products chosen so far, and those that what is being typed could mean. */
function useChoice(drafted: ProductName[]) {
  const [chosen, setChosen] = useState(drafted);
  const [typed, setTyped] = useState("");
  const found = useFetcher<{ products: ProductName[] }>();
  const offered = typed.trim()
    ? (found.data?.products ?? []).filter((one) => !chosen.some((p) => p.id === one.id))
    : [];
  const ask = (text: string) => {
    setTyped(text);
    found.load(findProductsPath(text));
  };
  const choose = (product: ProductName | undefined) => {
    if (product) setChosen([...chosen, product]);
    setTyped("");
  };
  const drop = (gone: ProductName) => setChosen(chosen.filter((one) => one.id !== gone.id));
  return { chosen, typed, offered, ask, choose, drop };
}

type ChosenProps = { name: string; products: ProductName[]; onDrop: (product: ProductName) => void };

function Chosen({ name, products, onDrop }: ChosenProps) {
  const t = useTranslations("products");
  const nameOf = useLocalName();
  if (products.length === 0) return null;
  return (
    <ul className="flex flex-wrap gap-2">
      {products.map((product) => (
        <li key={product.id} className="inline-flex items-center rounded-full bg-accent-soft ps-3 text-sm text-accent">
          <input type="hidden" name={name} value={product.id} />
          <bdi>{nameOf(product)}</bdi>
          <button
            type="button"
            aria-label={t("pickerDrop", { name: nameOf(product) })}
            className="inline-flex size-11 items-center justify-center"
            onClick={() => onDrop(product)}
          >
            <X aria-hidden size={16} strokeWidth={1.75} />
          </button>
        </li>
      ))}
    </ul>
  );
}

function Offered({ products, onChoose }: { products: ProductName[]; onChoose: (product: ProductName) => void }) {
  const nameOf = useLocalName();
  return (
    <ul aria-live="polite" className="divide-y divide-line rounded-control bg-surface-sunken">
      {products.map((product) => (
        <li key={product.id}>
          <button
            type="button"
            className="min-h-11 w-full px-3 py-2 text-start hover:text-accent"
            onClick={() => onChoose(product)}
          >
            <bdi>{nameOf(product)}</bdi>
          </button>
        </li>
      ))}
    </ul>
  );
}
