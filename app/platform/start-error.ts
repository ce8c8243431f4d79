/** Why the club cannot start: one sentence for the operator (`message`) and what to do about it (`remedy`); never holds a password. */
export class StartError extends Error {
  readonly remedy: string;

  constructor(message: string, remedy: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = "StartError";
    this.remedy = remedy;
  }
}
