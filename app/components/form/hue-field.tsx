import { type CSSProperties, useState } from "react";
import { useTranslations } from "use-intl";
import type { FormState } from "#app/domain/core/form-state.ts";
import { brandProperties } from "#app/platform/brand-ramp.ts";
import { FieldFrame } from "./field.tsx";

type Props = { name: string; label: string; hint?: string; hue: number; state: FormState | undefined };

/** As the accent is made of the brand's ramp. */
const preview =
  "rounded-control bg-[light-dark(var(--brand-600),var(--brand-300))] px-4 py-2 text-sm font-medium text-[light-dark(white,var(--brand-950))]";

/** A hue by a slider, with a look at what it makes of a button; without scripts it is a slider alone. */
export function HueField({ name, label, hint, hue, state }: Props) {
  const words = useTranslations("accounts");
  const typed = Number(state?.values[name] ?? hue);
  const [shown, setShown] = useState(Number.isFinite(typed) ? typed : hue);
  return (
    <FieldFrame name={name} label={label} hint={hint} state={state}>
      {(wiring) => (
        <div className="flex flex-wrap items-center gap-3">
          <input
            {...wiring}
            type="range"
            name={name}
            min={0}
            max={359}
            defaultValue={shown}
            onChange={(event) => setShown(Number(event.target.value))}
            className="control-hue min-w-0 grow basis-56"
          />
          <span style={brandProperties(shown) as CSSProperties} className={preview}>
            {words("huePreview")}
          </span>
        </div>
      )}
    </FieldFrame>
  );
}
