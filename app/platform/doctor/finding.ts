/** What the doctor found out about a part: whether it is as it should be, and what mends it. */
export type Finding = {
  part: string;
  /** warning: it works, and something about it is better changed. wrong: the club does not work rightly like this. */
  state: "ok" | "warning" | "wrong";
  says: string;
  remedy?: string;
};

/** A part that is as it should be. */
export function fine(part: string, says: string): Finding {
  return { part, state: "ok", says };
}

/** A part that works and could be better. */
export function warning(part: string, says: string, remedy: string): Finding {
  return { part, state: "warning", says, remedy };
}

/** A part that is broken. */
export function wrong(part: string, says: string, remedy: string): Finding {
  return { part, state: "wrong", says, remedy };
}
