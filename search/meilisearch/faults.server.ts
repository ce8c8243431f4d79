import { type EnqueuedTask, MeilisearchApiError, type Task } from "meilisearch";
import { leastVersion } from "../indexes.ts";
import { meilisearch } from "./connection.server.ts";

/** How long a task may take that was handed in, behind others that wait with it. */
const taskPatienceMs = 120_000;
const taskLookMs = 25;

const noIndex = "index_not_found";

/** A task that Meilisearch took and did not do. */
class TaskFault extends Error {
  readonly code: string | undefined;
  /** Whether what was handed in is to blame, and not the server. */
  readonly isRefusal: boolean;
  constructor({ type, status, error }: Task) {
    super(`Meilisearch did not do a task (${type}, ${status}): ${error?.message}`);
    this.code = error?.code;
    this.isRefusal = error?.type === "invalid_request" && error.code !== noIndex;
  }
}

/** Waits until tasks that were handed in are done. @throws Error for the first one that failed or was cancelled */
export async function settle(tasks: readonly EnqueuedTask[]): Promise<void> {
  for (const task of tasks) {
    const done = await meilisearch("work").tasks.waitForTask(task, { timeout: taskPatienceMs, interval: taskLookMs });
    if (done.status !== "succeeded") throw new TaskFault(done);
  }
}

/** Whether Meilisearch said that there is no such index. */
export function saysNoIndex(error: unknown): boolean {
  if (error instanceof TaskFault) return error.code === noIndex;
  return error instanceof MeilisearchApiError && error.cause?.code === noIndex;
}

/**
 * Whether what was handed in may be to blame: Meilisearch refused it, or a proxy before it did, as one does that lets no
 * large request through.
 */
export function saysRefused(error: unknown): boolean {
  if (error instanceof TaskFault) return error.isRefusal;
  if (error instanceof MeilisearchApiError) return [400, 413, 422].includes(error.response.status);
  return error instanceof SyntaxError; // an answer that is no JSON: the client reads no status then
}

/** Whether Meilisearch understood the question and refused it, so that asking again later changes nothing. */
export function saysBadRequest(error: unknown): boolean {
  return error instanceof MeilisearchApiError && [400, 404].includes(error.response.status);
}

/**
 * Whether it answers, knows the key and is new enough; the reason where not.
 * @returns null where all is well
 */
export async function whatAilsMeilisearch(): Promise<string | null> {
  try {
    const { pkgVersion } = await meilisearch("search").getVersion();
    return isOldVersion(pkgVersion) ? `Meilisearch ${pkgVersion} is too old: ${leastVersion} is the least` : null;
  } catch (error) {
    if (error instanceof MeilisearchApiError)
      return error.response.status === 403 || error.response.status === 401
        ? "Meilisearch refuses the key of MEILI_KEY"
        : `Meilisearch answers ${error.response.status}`;
    return "Meilisearch does not answer";
  }
}

/** Whether a version, as 1.21.0 or v1.21, is older than the least. */
export function isOldVersion(version: string): boolean {
  const [given, least] = [version, leastVersion].map((one) => one.replace(/^v/, "").split(".").map(Number));
  const [major = 0, minor = 0] = given ?? [];
  const [leastMajor = 0, leastMinor = 0] = least ?? [];
  return major < leastMajor || (major === leastMajor && minor < leastMinor);
}
