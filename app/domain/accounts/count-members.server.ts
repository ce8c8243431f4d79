import type { CommittedFact } from "#app/domain/core/committed.server.ts";
import { keep } from "#app/domain/core/keep.server.ts";
import { db } from "#app/platform/db/client.server.ts";

/** Imports tell of thousands, and what changes by hand tells nothing: the number may be so old, in seconds. */
const keptSeconds = 600;

const changesNumber = ({ kind, payload }: CommittedFact) =>
  kind === "member.removed" || (kind === "member.joined" && !payload.imported);

/** How many people have joined the club, as it was when somebody last joined or left by themselves. */
export const countMembers = keep(
  () => db.member.count({ where: { standing: { not: "removed" }, placeholderKey: null } }),
  changesNumber,
  keptSeconds,
);
