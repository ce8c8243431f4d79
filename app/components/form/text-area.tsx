import type { ReactNode, TextareaHTMLAttributes } from "react";
import type { FormState } from "#app/domain/core/form-state.ts";
import { controlClass, FieldFrame } from "./field.tsx";

type Props = Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, "name"> & {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  state: FormState | undefined;
};

/** A plain text of several lines; what was typed comes back with a refusal. */
export function TextArea({ name, label, hint, state, defaultValue, ...area }: Props) {
  const typed = state?.values[name];
  return (
    <FieldFrame name={name} label={label} hint={hint} state={state}>
      {(wiring) => (
        <textarea
          name={name}
          dir="auto"
          className={controlClass}
          {...area}
          {...wiring}
          defaultValue={typeof typed === "string" ? typed : defaultValue}
        />
      )}
    </FieldFrame>
  );
}
