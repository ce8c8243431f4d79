import type { TaskList } from "graphile-worker";
import { applyGroupRules } from "#app/domain/accounts/apply-group-rules.server.ts";
import { sweepExpired } from "#app/domain/accounts/sweep-expired.server.ts";
import { sweepIdempotentAnswers } from "#app/domain/integrations/sweep-answers.server.ts";
import { sweepDeliveries } from "#app/domain/integrations/sweep-deliveries.server.ts";
import { sweepMedia } from "#app/domain/media/sweep-media.server.ts";
import { digestTries } from "#app/domain/notifications/digest-rules.ts";
import { planDigests, sendDigestTask } from "#app/domain/notifications/plan-digests.server.ts";
import { sendDigest } from "#app/domain/notifications/send-digest.server.ts";
import { tellMeilisearchTask } from "#search/meilisearch/pending.server.ts";
import { tellMeilisearch } from "#search/meilisearch/tell.server.ts";
import { sweepMisses } from "#search/misses.server.ts";
import { fillSearch, tidySearch } from "#search/reindex.server.ts";

/** What runs by the clock, as cron lines of the queue (minute hour day month weekday task, UTC). */
export const crontab = `
17 * * * * sweep_media ?fill=1h&max=5
11 22 * * * apply_group_rules ?fill=1d&max=3
23 * * * * sweep_expired ?fill=1h&max=1
37 * * * * sweep_idempotent_answers ?fill=1h&max=1
3,33 * * * * plan_digests ?max=1
43 * * * * sweep_deliveries ?fill=1h&max=1
* * * * * fill_search ?queue=fill_search&max=1&jobKey=fill_search
* * * * * tell_meilisearch ?queue=tell_meilisearch&max=1&jobKey=tell_meilisearch
7 23 * * * tidy_search ?fill=1d&max=3
29 23 * * * sweep_search_misses ?fill=1d&max=1
`;

/** The use cases behind the cron lines. */
export const scheduledTasks: TaskList = {
  apply_group_rules: applyGroupRules,
  fill_search: fillSearch,
  plan_digests: planDigests,
  [sendDigestTask]: async (payload, helpers) => {
    const { digestId } = payload as { digestId: string };
    const runAt = await sendDigest(digestId);
    if (runAt)
      await helpers.addJob(sendDigestTask, { digestId }, { queueName: "digests", maxAttempts: digestTries, runAt });
  },
  sweep_deliveries: sweepDeliveries,
  sweep_expired: sweepExpired,
  sweep_idempotent_answers: sweepIdempotentAnswers,
  sweep_search_misses: sweepMisses,
  [tellMeilisearchTask]: tellMeilisearch,
  tidy_search: tidySearch,
  sweep_media: async () => {
    await sweepMedia();
  },
};
