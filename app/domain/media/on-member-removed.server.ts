import type { Fact } from "#app/domain/core/events.ts";
import { sweepMediaOf } from "./sweep-media.server.ts";

/** What nothing shows any more of who left goes at once, the avatar above all. */
export async function sweepMediaOfRemoved({ payload }: Fact<"member.removed">): Promise<void> {
  await sweepMediaOf(payload.memberId);
}
