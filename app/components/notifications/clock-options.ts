import type { Language } from "#app/platform/language.ts";
import { toPersianDigits } from "#app/platform/persian/digits.ts";
import type { Option } from "../form/select.tsx";

const stepMinutes = 30;

/** A minute of the day as `HH:MM`, as forms send it. */
export function clockText(minute: number): string {
  const twoDigits = (number: number) => String(number).padStart(2, "0");
  return `${twoDigits(Math.floor(minute / 60))}:${twoDigits(minute % 60)}`;
}

/** The half hours of a day to choose from, and what was chosen where it is none of them. */
export function clockOptions(chosen: number, locale: Language): Option[] {
  const halves = Array.from({ length: (24 * 60) / stepMinutes }, (_, index) => index * stepMinutes);
  const minutes = halves.includes(chosen) ? halves : [...halves, chosen].sort((one, other) => one - other);
  return minutes.map((minute) => {
    const value = clockText(minute);
    return { value, label: locale === "fa" ? toPersianDigits(value) : value };
  });
}
