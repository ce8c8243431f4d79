export { formatBytes, formatCompact, formatMoney, formatNumber, formatPercent } from "./format-number.ts";
export type { DateStyle } from "./format-time.ts";
export { formatDate, formatDuration, formatRelative } from "./format-time.ts";
