/** A reason not to start, in words for the operator: what is wrong, then what to do. Never holds a password. */
export class StartError extends Error {
  constructor(wrong: string, remedy = "", options?: { cause?: unknown }) {
    super(remedy ? `${wrong} ${remedy}` : wrong, options);
    this.name = "StartError";
  }
}
