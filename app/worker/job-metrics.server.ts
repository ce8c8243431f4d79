import type { WorkerEvents } from "graphile-worker";
import { newCounter, newDurations } from "#app/platform/metrics.server.ts";

/** Facts that were fanned out to their reactions. */
export const factsDelivered = newCounter({
  name: "facts_delivered_total",
  help: "Facts fanned out to their reactions",
  labels: ["kind"],
});

const jobs = newCounter({ name: "jobs_total", help: "Jobs tried, by their outcome", labels: ["task", "outcome"] });
const durations = newDurations({ name: "job_seconds", help: "How long tries of jobs took", labels: ["task"] });

/** Counts and times what a worker does. */
export function measureJobs(events: WorkerEvents): void {
  const since = new Map<string, number>();
  events.on("job:start", ({ job }) => since.set(job.id, performance.now()));
  const over = (outcome: string) => (of: { job: { id: string; task_identifier: string } }) => {
    const task = of.job.task_identifier;
    const began = since.get(of.job.id);
    since.delete(of.job.id);
    jobs.inc({ task, outcome });
    if (began !== undefined) durations.observe({ task }, (performance.now() - began) / 1000);
  };
  events.on("job:success", over("done"));
  events.on("job:error", over("failed"));
}
