import { ChevronDown } from "lucide-react";
import type { ReactNode, SelectHTMLAttributes } from "react";
import type { FormState } from "#app/domain/core/form-state.ts";
import { classNames } from "../ui/class-names.ts";
import { controlClass } from "./control-class.ts";
import { FieldFrame } from "./field.tsx";

type Props = Omit<SelectHTMLAttributes<HTMLSelectElement>, "name" | "children"> & {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  state: FormState | undefined;
  options: (Option | { label: string; options: Option[] })[];
};

export type Option = { value: string; label: string };

/** A choice of one from a few, or from groups of them. */
export function Select({ name, label, hint, state, options, ...select }: Props) {
  const chosen = state?.values[name];
  return (
    <FieldFrame name={name} label={label} hint={hint} state={state}>
      {(wiring) => (
        <NativeSelect
          name={name}
          {...select}
          {...wiring}
          options={options}
          defaultValue={typeof chosen === "string" ? chosen : select.defaultValue}
        />
      )}
    </FieldFrame>
  );
}

type NativeProps = Omit<SelectHTMLAttributes<HTMLSelectElement>, "children"> & {
  options: Props["options"];
  onValue?: (value: string) => void;
};

/** The list that browsers have, drawn as our other controls. */
export function NativeSelect({ options, onValue, ...select }: NativeProps) {
  return (
    <span dir={select.dir} className="relative block">
      <select
        {...select}
        onChange={onValue ? (event) => onValue(event.target.value) : select.onChange}
        className={classNames(controlClass, "appearance-none pe-10")}
      >
        {options.map((one) =>
          "options" in one ? (
            <optgroup key={one.label} label={one.label}>
              {one.options.map(toOption)}
            </optgroup>
          ) : (
            toOption(one)
          ),
        )}
      </select>
      <ChevronDown
        aria-hidden
        size={20}
        strokeWidth={1.75}
        className="pointer-events-none absolute inset-y-0 end-3 my-auto text-text-soft"
      />
    </span>
  );
}

function toOption({ value, label }: Option) {
  return (
    <option key={value} value={value}>
      {label}
    </option>
  );
}
