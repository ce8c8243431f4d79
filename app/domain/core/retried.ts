import { isDomainError } from "./errors.ts";

const mostTries = 3;

/**
 * Does some work once more where it met somebody else's on a unique key in the same moment: a second look finds what they
 * did. After three times it is given up.
 * @throws DomainError conflict, and what the work throws
 */
export async function retried<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (!isDomainError(error) || error.code !== "conflict" || attempt === mostTries) throw error;
    }
  }
}
