import { addDays, clubDay, startOfClubDay } from "#app/platform/persian/calendar.ts";
import { parseDay } from "#app/platform/persian/parse-day.ts";
import type { FormState } from "../core/form-state.ts";

type Typed = { from: string; until: string };

/** A span of time from `since` to right before `before`, and what is wrong with the days it was typed as. */
export type AuditSpan = { since: Date | undefined; before: Date | undefined; state: FormState };

/**
 * The span between two days of the club, both included, as people typed them; either may be empty. A day that is none
 * limits nothing and has its problem in `state`.
 */
export function auditSpan(typed: Typed, timeZone: string): AuditSpan {
  const state: FormState = { values: { ...typed }, errors: {} };
  const read = (field: keyof Typed): Date | undefined => {
    const day = typed[field] ? parseDay(typed[field], timeZone) : undefined;
    if (day === null) state.errors[field] = { code: "date_malformed" };
    return day ?? undefined;
  };
  const [since, last] = [read("from"), read("until")];
  const before = last && startOfClubDay(addDays(clubDay(last, timeZone), 1), timeZone);
  return { since, before, state };
}
