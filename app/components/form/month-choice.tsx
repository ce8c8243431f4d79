import { ChevronLeft, ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { monthNames } from "#app/platform/persian/calendar-words.ts";
import { toPersianDigits } from "#app/platform/persian/digits.ts";
import { addMonths, dayOfParts, partsOfDay } from "#app/platform/persian/month-grid.ts";
import { useClub } from "../shell/use-page-data.ts";
import { iconButtonClass } from "../ui/icon-button.tsx";

type Props = { day: number; limits: { min: number; max: number }; today: number; onGoTo: (day: number) => void };

/** Years of the list where nothing limits it. */
const yearsBack = 100;
const yearsOn = 10;

/** Month and year, by a step or by name. */
export function MonthChoice({ day, limits, today, onGoTo }: Props) {
  const t = useTranslations("controls");
  const { locale, calendar } = useClub();
  const [parts, years] = [partsOfDay(day, calendar), useYears(day, limits, today)];
  const goTo = (change: Partial<typeof parts>) => onGoTo(dayOfParts({ ...parts, ...change }, calendar));
  return (
    <div className="flex items-center gap-1">
      <Step label={t("previousMonth")} onClick={() => onGoTo(addMonths(day, -1, calendar))}>
        <ChevronLeft aria-hidden size={20} strokeWidth={1.75} className="rtl:-scale-x-100" />
      </Step>
      <span className="flex min-w-0 grow justify-center gap-1">
        <select
          aria-label={t("month")}
          value={parts.month}
          onChange={(event) => goTo({ month: Number(event.target.value) })}
          className={choice}
        >
          {monthNames[locale][calendar].alone.map((name, index) => (
            <option key={name} value={index + 1}>
              {name}
            </option>
          ))}
        </select>
        <select
          aria-label={t("year")}
          value={parts.year}
          onChange={(event) => goTo({ year: Number(event.target.value) })}
          className={choice}
        >
          {years.map((year) => (
            <option key={year} value={year}>
              {locale === "fa" ? toPersianDigits(String(year)) : year}
            </option>
          ))}
        </select>
      </span>
      <Step label={t("nextMonth")} onClick={() => onGoTo(addMonths(day, 1, calendar))}>
        <ChevronRight aria-hidden size={20} strokeWidth={1.75} className="rtl:-scale-x-100" />
      </Step>
    </div>
  );
}

const choice = "min-h-11 min-w-0 rounded-control bg-transparent px-2 font-medium hover:bg-surface-hover";

function Step({ label, onClick, children }: { label: string; onClick: () => void; children: ReactNode }) {
  return (
    <button type="button" aria-label={label} onClick={onClick} className={iconButtonClass}>
      {children}
    </button>
  );
}

function useYears(day: number, limits: Props["limits"], today: number): number[] {
  const { calendar } = useClub();
  const yearOf = (limit: number, otherwise: number) =>
    Number.isFinite(limit) ? partsOfDay(limit, calendar).year : partsOfDay(today, calendar).year + otherwise;
  const { year } = partsOfDay(day, calendar);
  const first = Math.min(yearOf(limits.min, -yearsBack), year);
  const last = Math.max(yearOf(limits.max, yearsOn), year);
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
