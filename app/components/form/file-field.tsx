import type { InputHTMLAttributes, ReactNode } from "react";
import type { FormState } from "#app/domain/core/form-state.ts";
import { classNames } from "../ui/class-names.ts";
import { controlClass, FieldFrame } from "./field.tsx";

type Props = Pick<InputHTMLAttributes<HTMLInputElement>, "accept" | "required"> & {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  state: FormState | undefined;
};

/** Chooses a file; a picture, where nothing else is said. */
export function FileField({ name, label, hint, state, accept = "image/*", required }: Props) {
  return (
    <FieldFrame name={name} label={label} hint={hint} state={state}>
      {(wiring) => (
        <input
          type="file"
          name={name}
          accept={accept}
          required={required}
          className={classNames(
            controlClass,
            "py-1.5! ps-1.5! text-text-soft file:me-3 file:min-h-7.5 file:rounded-md file:border-0 file:bg-surface-sunken file:px-3 file:font-medium file:text-text hover:file:bg-line",
          )}
          {...wiring}
        />
      )}
    </FieldFrame>
  );
}
