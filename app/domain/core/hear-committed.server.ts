import { type Listening, listenTo, type Pulse } from "#app/platform/db/listen.server.ts";
import { log } from "#app/platform/log.server.ts";
import { newGauge } from "#app/platform/metrics.server.ts";
import { hearsOthers, setHearing } from "./committed.server.ts";
import { forgetNotices, hearNotice, noticeChannel } from "./notices.server.ts";

newGauge({ name: "facts_heard", help: "Whether this process hears what others commit" }, (gauge) =>
  gauge.set(hearsOthers() ? 1 : 0),
);

/** Hears what other processes on the same database commit, from when the connection stands until it is stopped. */
export function hearCommitted(databaseUrl: string, pulse?: Pulse): Listening {
  const ears = {
    heard: hearNotice,
    back: () => setHearing(true),
    away(error: Error | null) {
      forgetNotices();
      setHearing(false);
      if (error) log.warn({ error }, "what others commit is not heard until the database answers again");
    },
  };
  return listenTo(databaseUrl, noticeChannel, ears, pulse);
}
