import { lazy, type ReactNode, Suspense, useState } from "react";
import type { FormState } from "#app/domain/core/form-state.ts";
import { withWords } from "#app/i18n/words-at-hand.ts";
import { useHydrated } from "../ui/use-hydrated.ts";
import { FieldFrame } from "./field.tsx";
import { NativeSelect, type Option } from "./select.tsx";

const ComboboxInput = lazy(async () => ({ default: (await withWords(import("./combobox-input.tsx"))).ComboboxInput }));

type Props = {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  state: FormState | undefined;
  options: Option[];
  defaultValue?: string;
  dir?: "ltr" | "rtl" | "auto";
};

/** A choice of one from many, found by typing; until its scripts are there it is the list that browsers have. */
export function Combobox({ name, label, hint, state, options, defaultValue, dir }: Props) {
  const kept = state?.values[name];
  const [value, setValue] = useState(typeof kept === "string" ? kept : (defaultValue ?? options[0]?.value ?? ""));
  const hydrated = useHydrated();
  return (
    <FieldFrame name={name} label={label} hint={hint} state={state}>
      {(wiring) => {
        const list = (
          <NativeSelect {...wiring} name={name} dir={dir} options={options} value={value} onValue={setValue} />
        );
        if (!hydrated) return list;
        return (
          <Suspense fallback={list}>
            <ComboboxInput wiring={wiring} name={name} dir={dir} options={options} value={value} onValue={setValue} />
          </Suspense>
        );
      }}
    </FieldFrame>
  );
}
