import { type InputHTMLAttributes, type ReactNode, useEffect, useId, useRef } from "react";
import type { FormState, Problem } from "#app/domain/core/form-state.ts";
import { classNames } from "../ui/class-names.ts";
import { useProblemText } from "./problem-text.tsx";

export const controlClass =
  "block w-full min-h-11 rounded-control border border-line-strong bg-surface-raised px-3 py-2 text-base text-text placeholder:text-text-soft aria-invalid:border-bad";

/** Ids and attributes that tie a control to its label, hint and error. */
export type Wiring = { id: string; "aria-describedby": string | undefined; "aria-invalid": true | undefined };

type FrameProps = {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  state: FormState | undefined;
  hideLabel?: boolean;
  children: (wiring: Wiring) => ReactNode;
};

/** Label, control, hint and error of one field, wired for everyone. The first field that was refused takes the focus. */
export function FieldFrame({ name, label, hint, state, hideLabel = false, children }: FrameProps) {
  const id = useId();
  const problem = state?.errors[name];
  const frame = useRef<HTMLDivElement>(null);
  useFocusWhenFirstRefused(frame, name, state);
  const described = [hint && `${id}-hint`, problem && `${id}-error`].filter(Boolean).join(" ") || undefined;
  return (
    <div ref={frame} className="space-y-1.5">
      <label htmlFor={id} className={classNames("block font-medium", hideLabel && "sr-only")}>
        {label}
      </label>
      {children({ id, "aria-describedby": described, "aria-invalid": problem ? true : undefined })}
      {hint && (
        <p id={`${id}-hint`} className="text-sm text-text-soft">
          {hint}
        </p>
      )}
      {problem && <FieldError id={`${id}-error`} problem={problem} />}
    </div>
  );
}

function FieldError({ id, problem }: { id: string; problem: Problem }) {
  const text = useProblemText();
  return (
    <p id={id} className="text-sm font-medium text-bad">
      {text(problem)}
    </p>
  );
}

function useFocusWhenFirstRefused(frame: React.RefObject<HTMLElement>, name: string, state: FormState | undefined) {
  useEffect(() => {
    if (state && Object.keys(state.errors)[0] === name)
      frame.current?.querySelector<HTMLElement>("input, textarea, select, [contenteditable]")?.focus();
  }, [frame, name, state]);
}

type FieldProps = Omit<InputHTMLAttributes<HTMLInputElement>, "name"> & Omit<FrameProps, "children">;

/** A one-line field. What was typed comes back with the refusal. */
export function Field({ name, label, hint, state, hideLabel, className, ...input }: FieldProps) {
  const typed = state?.values[name];
  return (
    <FieldFrame name={name} label={label} hint={hint} state={state} hideLabel={hideLabel}>
      {(wiring) => (
        <input
          name={name}
          className={classNames(controlClass, className)}
          {...input}
          {...wiring}
          defaultValue={typeof typed === "string" ? typed : input.defaultValue}
        />
      )}
    </FieldFrame>
  );
}

type CheckboxProps = { name: string; label: ReactNode; state: FormState | undefined; defaultChecked?: boolean };

/** One box to tick. */
export function Checkbox({ name, label, state, defaultChecked }: CheckboxProps) {
  const id = useId();
  const problem = state?.errors[name];
  return (
    <div>
      <div className="flex min-h-11 items-center gap-3">
        <input
          id={id}
          type="checkbox"
          name={name}
          defaultChecked={state ? state.values[name] === "on" : defaultChecked}
          aria-invalid={problem ? true : undefined}
          aria-describedby={problem ? `${id}-error` : undefined}
          className="size-5 shrink-0 accent-accent"
        />
        <label htmlFor={id}>{label}</label>
      </div>
      {problem && <FieldError id={`${id}-error`} problem={problem} />}
    </div>
  );
}
