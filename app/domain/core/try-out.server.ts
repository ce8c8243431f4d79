import type { Transaction } from "#app/platform/db/client.server.ts";
import { transaction } from "./transaction.server.ts";

class Undone<T> extends Error {
  readonly result: T;
  constructor(result: T) {
    super("undone on purpose");
    this.result = result;
  }
}

/** Does some work as `transaction` would and undoes all of it; answers what it came to. For dry runs. */
export async function tryOut<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
  try {
    return await transaction(async (tx) => {
      throw new Undone(await work(tx));
    });
  } catch (error) {
    if (error instanceof Undone) return error.result;
    throw error;
  }
}
