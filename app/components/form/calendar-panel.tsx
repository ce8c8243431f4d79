import { useId } from "react";
import { useTranslations } from "use-intl";
import { direction } from "#app/platform/language.ts";
import { formatDate, formatNumber } from "#app/platform/persian/format.ts";
import {
  dayNumberAt,
  monthTitle,
  partsOfDay,
  readTypedDay,
  typedDay,
  weekdaysOfClub,
  weeksOfMonth,
} from "#app/platform/persian/month-grid.ts";
import { useClub } from "../shell/use-page-data.ts";
import { Button } from "../ui/button.tsx";
import { classNames } from "../ui/class-names.ts";
import { MonthChoice } from "./month-choice.tsx";
import { useDayFocus } from "./use-day-focus.ts";

type Props = {
  /** What stands in the field. */
  typed: string;
  /** Days counted from 1970-01-01 = 0. */
  min: number | undefined;
  max: number | undefined;
  onChoose: (typed: string) => void;
};

const dayMs = 86_400_000;

/** A month to choose a day from. https://www.w3.org/WAI/ARIA/apg/patterns/dialog-modal/examples/datepicker-dialog/ */
export function CalendarPanel({ typed, min = -Infinity, max = Infinity, onChoose }: Props) {
  const id = useId();
  const { locale, calendar, now, timeZone } = useClub();
  const today = dayNumberAt(now, timeZone);
  const chosen = readTypedDay(typed);
  const limits = { min, max };
  const { focused, setFocused, grid, onKeyDown } = useDayFocus(chosen ?? today, limits, calendar, direction(locale));
  const days = { today, chosen, focused, min, max };
  const choose = (day: number) => onChoose(typedDay(day, calendar, locale));
  return (
    <div className="flex h-full flex-col">
      <MonthChoice day={focused} limits={limits} today={today} onGoTo={setFocused} />
      <p id={`${id}-month`} className="sr-only" aria-live="polite">
        {monthTitle(focused, calendar, locale)}
      </p>
      <table
        ref={grid}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table of days is a grid, as the pattern has it
        role="grid"
        aria-labelledby={`${id}-month`}
        onKeyDown={onKeyDown}
        className="mt-2 w-full table-fixed"
      >
        <WeekHead />
        <tbody>
          {weeksOfMonth(focused, calendar).map((week, index) => (
            <tr key={`week ${String(index)}`}>
              {week.map((day, place) => (
                <Day key={day ?? `none ${String(place)}`} day={day} days={days} onChoose={choose} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <TodayButton days={days} onChoose={choose} />
    </div>
  );
}

function TodayButton({ days: { today, min, max }, onChoose }: Pick<DayProps, "days" | "onChoose">) {
  const t = useTranslations("controls");
  return (
    <Button
      type="button"
      variant="quiet"
      size="small"
      className="mx-auto mt-auto"
      disabled={today < min || today > max}
      onClick={() => onChoose(today)}
    >
      {t("today")}
    </Button>
  );
}

function WeekHead() {
  const { locale } = useClub();
  return (
    <thead>
      <tr>
        {weekdaysOfClub(locale).map(({ name, letter }) => (
          <th key={name} scope="col" abbr={name} className="h-8 text-xs font-medium text-text-soft">
            {letter}
          </th>
        ))}
      </tr>
    </thead>
  );
}

type DayProps = {
  day: number | null;
  /** The days that are not like others. */
  days: { today: number; chosen: number | null; focused: number; min: number; max: number };
  onChoose: (day: number) => void;
};

function Day({ day, days, onChoose }: DayProps) {
  const { locale, calendar } = useClub();
  if (day === null) return <td />;
  const [isToday, isChosen] = [day === days.today, day === days.chosen];
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the button in it is
    <td
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a cell of the grid above
      role="gridcell"
      aria-selected={isChosen}
      className="p-0"
    >
      <button
        type="button"
        data-day={day}
        tabIndex={day === days.focused ? 0 : -1}
        disabled={day < days.min || day > days.max}
        aria-current={isToday ? "date" : undefined}
        aria-label={formatDate(new Date(day * dayMs), { locale, calendar, timeZone: "UTC" }, "full")}
        onClick={() => onChoose(day)}
        className={classNames(
          "flex h-11 w-full items-center justify-center rounded-control tabular-nums focus-visible:relative focus-visible:outline-offset-0 disabled:cursor-not-allowed disabled:text-text-soft disabled:line-through",
          isChosen ? "bg-accent font-medium text-on-accent" : "enabled:hover:bg-surface-hover",
          isToday && !isChosen && "font-bold text-accent",
        )}
      >
        {formatNumber(partsOfDay(day, calendar).day, locale)}
      </button>
    </td>
  );
}
