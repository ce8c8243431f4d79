import type { ReactNode, TextareaHTMLAttributes } from "react";
import type { FormState } from "#app/domain/core/form-state.ts";
import { classNames } from "../ui/class-names.ts";
import { controlClass } from "./control-class.ts";
import { FieldFrame, useCounter } from "./field.tsx";

type Props = Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, "name"> & {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  state: FormState | undefined;
  hideLabel?: boolean;
  /** Most characters; says how many are used as one types. */
  countTo?: number;
};

/** A plain text of several lines that grows with what is typed; it comes back with a refusal. */
export function TextArea({ name, label, hint, state, hideLabel, defaultValue, countTo, rows = 3, ...area }: Props) {
  const kept = state?.values[name];
  const value = typeof kept === "string" ? kept : defaultValue;
  const { counter, onInput } = useCounter(countTo, String(value ?? ""));
  return (
    <FieldFrame name={name} label={label} hint={hint} state={state} hideLabel={hideLabel} aside={counter}>
      {(wiring) => (
        <textarea
          name={name}
          dir="auto"
          rows={rows}
          onInput={onInput}
          style={{ minBlockSize: `calc(${rows}lh + 18px)` }}
          className={classNames(controlClass, "field-sizing-content max-h-[60dvh]")}
          {...area}
          {...wiring}
          defaultValue={value}
        />
      )}
    </FieldFrame>
  );
}
