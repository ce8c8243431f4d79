let source: () => number = Date.now;

/** The present instant. Everything that decides by time asks here, so that tests can set it. */
export function now(): Date {
  return new Date(source());
}

/** Sets the clock to a fixed instant or an own source; `null` gives the machine's clock back. For tests. */
export function setClock(instant: Date | (() => number) | null): void {
  source = instant === null ? Date.now : typeof instant === "function" ? instant : () => instant.getTime();
}

/** The instant so many seconds before or after another. */
export function addSeconds(instant: Date, seconds: number): Date {
  return new Date(instant.getTime() + seconds * 1000);
}

export const minuteSeconds = 60;
export const hourSeconds = 3_600;
export const daySeconds = 86_400;
