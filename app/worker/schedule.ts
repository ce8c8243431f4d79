import type { TaskList } from "graphile-worker";

/** What runs by the clock, as cron lines of the queue (minute hour day month weekday task, UTC). */
export const crontab = "";

/** The use cases behind the cron lines. */
export const scheduledTasks: TaskList = {};
