import { CircleAlert } from "lucide-react";
import { type FormEvent, type InputHTMLAttributes, type ReactNode, useEffect, useId, useRef, useState } from "react";
import type { FormState, Problem } from "#app/domain/core/form-state.ts";
import { formatNumber } from "#app/platform/persian/format.ts";
import { useClub } from "../shell/use-page-data.ts";
import { classNames } from "../ui/class-names.ts";
import { bareControlClass, controlClass, controlFrameClass } from "./control-class.ts";
import { useProblemText } from "./problem-text.tsx";

/** Ids and attributes that tie a control to its label, hint and error. */
export type Wiring = { id: string; "aria-describedby": string | undefined; "aria-invalid": true | undefined };

type FrameProps = {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  state: FormState | undefined;
  hideLabel?: boolean;
  /** Stands at the end of the hint's line, such as how much of a text is used. */
  aside?: ReactNode;
  children: (wiring: Wiring) => ReactNode;
};

/** Label, control, hint and error of one field, wired for everyone. The first field that was refused takes the focus. */
export function FieldFrame({ name, label, hint, state, hideLabel = false, aside, children }: FrameProps) {
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
      {(hint || aside) && (
        <div className="flex items-start gap-4 text-sm text-text-soft">
          {hint && (
            <p id={`${id}-hint`} className="min-w-0 grow">
              {hint}
            </p>
          )}
          {aside}
        </div>
      )}
      {problem && <FieldError id={`${id}-error`} problem={problem} />}
    </div>
  );
}

/** Why a field was refused, with a sign, since colour alone says nothing to some. */
export function FieldError({ id, problem }: { id: string; problem: Problem }) {
  const text = useProblemText();
  return (
    <p id={id} className="flex items-start gap-1.5 text-sm font-medium text-bad">
      <CircleAlert aria-hidden size={16} strokeWidth={1.75} className="mt-0.75 shrink-0" />
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

type FieldProps = Omit<InputHTMLAttributes<HTMLInputElement>, "name" | "prefix"> &
  Omit<FrameProps, "children" | "aside"> & {
    /** What stands before or after every value, such as “https://”; left to right, as addresses and units are. */
    prefix?: string;
    suffix?: string;
    /** Most characters; says how many are used as one types. */
    countTo?: number;
  };

/** A one-line field. What was typed comes back with the refusal. */
export function Field({
  name,
  label,
  hint,
  state,
  hideLabel,
  className,
  prefix,
  suffix,
  countTo,
  ...input
}: FieldProps) {
  const kept = state?.values[name];
  const value = typeof kept === "string" ? kept : input.defaultValue;
  const { counter, onInput } = useCounter(countTo, String(value ?? ""));
  return (
    <FieldFrame name={name} label={label} hint={hint} state={state} hideLabel={hideLabel} aside={counter}>
      {(wiring) => {
        const control = { name, onInput, ...input, ...wiring, defaultValue: value };
        if (!prefix && !suffix) return <input {...control} className={classNames(controlClass, className)} />;
        return (
          <span dir="ltr" className={classNames(controlFrameClass, className)}>
            {prefix && <span className="shrink-0 ps-3 text-text-soft">{prefix}</span>}
            <input {...control} className={classNames(bareControlClass, prefix && "ps-0.5", suffix && "pe-0.5")} />
            {suffix && <span className="shrink-0 pe-3 text-text-soft">{suffix}</span>}
          </span>
        );
      }}
    </FieldFrame>
  );
}

/** How many characters of a text are used, counted as people do. */
export function useCounter(most: number | undefined, first: string) {
  const { locale } = useClub();
  const [length, setLength] = useState(() => lengthOf(first));
  if (most === undefined) return { counter: undefined, onInput: undefined };
  const onInput = ({ currentTarget }: FormEvent<HTMLInputElement | HTMLTextAreaElement>) =>
    setLength(lengthOf(currentTarget.value));
  const counter = (
    <span className={classNames("ms-auto shrink-0 tabular-nums", length > most && "font-medium text-bad")}>
      {`${formatNumber(length, locale)} / ${formatNumber(most, locale)}`}
    </span>
  );
  return { counter, onInput };
}

function lengthOf(text: string): number {
  return Array.from(text.trim()).length;
}

type CheckboxProps = {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  state: FormState | undefined;
  defaultChecked?: boolean;
  disabled?: boolean;
  /** A box to tick, or a switch for what takes effect when it is saved. */
  look?: "box" | "switch";
};

/** One thing that holds or does not. */
export function Checkbox({ name, label, hint, state, defaultChecked, disabled, look = "box" }: CheckboxProps) {
  const id = useId();
  const problem = state?.errors[name];
  const described = [hint && `${id}-hint`, problem && `${id}-error`].filter(Boolean).join(" ") || undefined;
  return (
    <div>
      <label htmlFor={id} className="flex min-h-11 items-center gap-3 py-1 has-disabled:text-text-soft">
        <input
          id={id}
          type="checkbox"
          role={look === "switch" ? "switch" : undefined}
          name={name}
          disabled={disabled}
          defaultChecked={state ? state.values[name] === "on" : defaultChecked}
          aria-invalid={problem ? true : undefined}
          aria-describedby={described}
          className={look === "switch" ? "control-switch" : "control-box"}
        />
        <span className="min-w-0">
          {label}
          {hint && (
            <span id={`${id}-hint`} className="block text-sm text-text-soft">
              {hint}
            </span>
          )}
        </span>
      </label>
      {problem && <FieldError id={`${id}-error`} problem={problem} />}
    </div>
  );
}
