const clearLine = "\r\u001b[2K";
const redrawMs = 100;
const lineMs = 5_000;

type Progress = {
  /** Where the work is now; called as often as one likes. */
  show(text: string): void;
  /** Something that stays on the screen. */
  note(text: string): void;
  /** Takes the line away when the work is over. */
  clear(): void;
};

/**
 * Tells how far long work is, on stderr: one line that is drawn anew in a terminal, a line every few seconds elsewhere.
 */
export function startProgress(): Progress {
  const { stderr } = process;
  const everyMs = stderr.isTTY ? redrawMs : lineMs;
  let next = performance.now() + (stderr.isTTY ? 0 : everyMs);
  return {
    show(text) {
      if (performance.now() < next) return;
      next = performance.now() + everyMs;
      stderr.write(stderr.isTTY ? `${clearLine}${text.slice(0, stderr.columns - 1)}` : `${text}\n`);
    },
    note(text) {
      stderr.write(`${stderr.isTTY ? clearLine : ""}${text}\n`);
    },
    clear() {
      if (stderr.isTTY) stderr.write(clearLine);
    },
  };
}

/** Bytes as megabytes, as disks count them. */
export function megabytes(bytes: number): string {
  const value = bytes / 1_000_000;
  return value < 10 ? value.toFixed(1) : String(Math.round(value));
}
