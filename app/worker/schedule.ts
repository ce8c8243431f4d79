import type { TaskList } from "graphile-worker";
import { sweepMedia } from "#app/domain/media/sweep-media.server.ts";

/** What runs by the clock, as cron lines of the queue (minute hour day month weekday task, UTC). */
export const crontab = `
17 * * * * sweep_media ?fill=1h&max=5
`;

/** The use cases behind the cron lines. */
export const scheduledTasks: TaskList = {
  sweep_media: async () => {
    await sweepMedia();
  },
};
