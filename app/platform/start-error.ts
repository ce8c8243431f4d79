/** A reason not to start, in words for the operator: what is wrong, and what to do about it. */
export class StartError extends Error {
  readonly remedy: string;

  constructor(message: string, remedy = "", options?: { cause?: unknown }) {
    super(message, options);
    this.name = "StartError";
    this.remedy = remedy;
  }
}
