import type { LucideIcon } from "lucide-react";
import { type ReactNode, useId } from "react";
import type { FormState } from "#app/domain/core/form-state.ts";
import { classNames } from "../ui/class-names.ts";
import { FieldError } from "./field.tsx";

type Option = { value: string; label: ReactNode; hint?: ReactNode; icon?: LucideIcon; disabled?: boolean };

type Props = {
  name: string;
  legend: ReactNode;
  hint?: ReactNode;
  state: FormState | undefined;
  options: Option[];
  defaultValue?: string;
  /** Told of each choice, where something else on the page hangs on it. */
  onChoose?: (value: string) => void;
};

/** A choice of one from a few that need words to tell them apart. */
export function RadioCards({ name, legend, hint, state, options, defaultValue, onChoose }: Props) {
  const id = useId();
  const problem = state?.errors[name];
  const kept = state?.values[name];
  const chosen = typeof kept === "string" ? kept : defaultValue;
  const described = [hint && `${id}-hint`, problem && `${id}-error`].filter(Boolean).join(" ") || undefined;
  return (
    <fieldset aria-describedby={described} className="space-y-1.5">
      <legend className="mb-1.5 font-medium">{legend}</legend>
      <div
        className={classNames(
          "grid gap-2",
          options.length % 2 === 0 ? "sm:grid-cols-2" : "sm:grid-cols-[repeat(auto-fit,minmax(12rem,1fr))]",
        )}
      >
        {options.map((option) => (
          <RadioCard
            key={option.value}
            name={name}
            option={option}
            chosen={option.value === chosen}
            onChoose={onChoose}
          />
        ))}
      </div>
      {hint && (
        <p id={`${id}-hint`} className="text-sm text-text-soft">
          {hint}
        </p>
      )}
      {problem && <FieldError id={`${id}-error`} problem={problem} />}
    </fieldset>
  );
}

type CardProps = { name: string; option: Option; chosen: boolean; onChoose: Props["onChoose"] };

function RadioCard({ name, option, chosen, onChoose }: CardProps) {
  const { value, label, hint, icon: Icon, disabled } = option;
  return (
    <label className="flex min-h-11 items-start gap-3 rounded-card border border-line bg-surface-raised p-3 outline-offset-2 outline-accent transition-colors duration-150 hover:border-line-strong has-checked:border-accent has-checked:bg-accent-soft has-disabled:text-text-soft has-focus-visible:outline-2">
      <input
        type="radio"
        name={name}
        value={value}
        defaultChecked={chosen}
        onChange={onChoose && (() => onChoose(value))}
        disabled={disabled}
        className="control-radio mt-1 outline-none"
      />
      <span className="min-w-0 grow">
        <span className="font-medium">{label}</span>
        {hint && <span className="block text-sm text-text-soft">{hint}</span>}
      </span>
      {Icon && <Icon aria-hidden size={20} strokeWidth={1.75} className="mt-1 shrink-0 text-text-soft" />}
    </label>
  );
}
