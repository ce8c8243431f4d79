import { CalendarDays } from "lucide-react";
import { type ComponentProps, lazy, type RefObject, Suspense, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { withWords } from "#app/i18n/words-at-hand.ts";
import { dayNumberAt } from "#app/platform/persian/month-grid.ts";
import { useClub } from "../shell/use-page-data.ts";
import { classNames } from "../ui/class-names.ts";
import { useHydrated } from "../ui/use-hydrated.ts";
import { useMenu } from "../ui/use-menu.ts";
import { bareControlClass, controlFrameClass } from "./control-class.ts";
import { type Field, FieldFrame } from "./field.tsx";

const loadCalendar = () => withWords(import("./calendar-panel.tsx"));
const CalendarPanel = lazy(async () => ({ default: (await loadCalendar()).CalendarPanel }));

type Props = Pick<ComponentProps<typeof Field>, "name" | "label" | "hint" | "state" | "required" | "autoComplete"> & {
  /** The day as it is typed: «۱۴۰۵/۰۱/۳۱», "2026/03/21". */
  defaultValue?: string;
  /** The first and last instant whose day may be chosen. */
  min?: Date;
  max?: Date;
};

/**
 * A day, typed or chosen from a calendar: the Persian one in Persian and for who prefers it. Without scripts, and for
 * who likes to type, it is a plain field that the server reads in either calendar.
 */
export function DateField({ name, label, hint, state, min, max, defaultValue, ...input }: Props) {
  const kept = state?.values[name];
  const field = useRef<HTMLInputElement>(null);
  const hydrated = useHydrated();
  return (
    <FieldFrame name={name} label={label} hint={hint} state={state}>
      {(wiring) => (
        <div className={classNames(controlFrameClass, "max-w-60")}>
          <input
            ref={field}
            name={name}
            inputMode="numeric"
            dir="ltr"
            maxLength={30}
            className={classNames(bareControlClass, "text-as-page tabular-nums")}
            {...input}
            {...wiring}
            defaultValue={typeof kept === "string" ? kept : defaultValue}
          />
          {hydrated && <CalendarButton field={field} min={min} max={max} />}
        </div>
      )}
    </FieldFrame>
  );
}

type ButtonProps = { field: RefObject<HTMLInputElement>; min?: Date; max?: Date };

function CalendarButton({ field, min, max }: ButtonProps) {
  const t = useTranslations("controls");
  const club = useClub();
  const menu = useRef<HTMLDetailsElement>(null);
  const [typed, setTyped] = useState<string | null>(null);
  useMenu(menu);
  const choose = (text: string) => {
    if (!field.current || !menu.current) return;
    field.current.value = text;
    field.current.focus();
    menu.current.open = false;
  };
  const numberOf = (instant: Date | undefined) => instant && dayNumberAt(instant, club.timeZone);
  return (
    <details
      ref={menu}
      name="menu"
      onPointerEnter={loadCalendar}
      onToggle={(event) => setTyped(event.currentTarget.open ? (field.current?.value ?? "") : null)}
      className="group/menu relative shrink-0"
    >
      <summary
        aria-label={t("chooseDay")}
        className="-my-px flex h-11 w-11 list-none items-center justify-center rounded-control text-text-soft hover:text-text group-open/menu:text-accent [&::-webkit-details-marker]:hidden"
      >
        <CalendarDays aria-hidden size={20} strokeWidth={1.75} />
      </summary>
      <div data-menu-panel role="dialog" aria-label={t("chooseDay")} className={panel}>
        {typed !== null && (
          <Suspense>
            <CalendarPanel typed={typed} min={numberOf(min)} max={numberOf(max)} onChoose={choose} />
          </Suspense>
        )}
      </div>
    </details>
  );
}

const panel =
  "absolute end-0 z-40 h-[27.5rem] w-[min(21rem,calc(100vw-2rem))] animate-appear rounded-card border border-line bg-surface-floating p-3 text-text shadow-floating not-data-above:top-full not-data-above:mt-1 data-above:bottom-full data-above:mb-1";
