export { formatBytes, formatCompact, formatMoney, formatNumber, formatPercent } from "./format-number.ts";
export type { Calendar, DateStyle } from "./format-time.ts";
export { calendarOfLanguage, calendars, formatDate, formatDuration, formatRelative, steadyNow } from "./format-time.ts";
