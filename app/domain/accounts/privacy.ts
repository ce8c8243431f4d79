import { type Actor, holds, isMember } from "#app/domain/core/actor.ts";

/** What of a profile its owner may keep to some; `activity` is the list of their topics with its counts and feed. */
export const privateFields = ["city", "occupation", "bio", "birthday", "interests", "products", "activity"] as const;
export type PrivateField = (typeof privateFields)[number];

export const audiences = ["everyone", "members", "nobody"] as const;
export type Audience = (typeof audiences)[number];

export type Privacy = Record<PrivateField, Audience>;

/** What holds until a member chooses otherwise (see decision 0030). */
export const privacyDefaults: Privacy = {
  city: "members",
  occupation: "members",
  bio: "everyone",
  birthday: "nobody",
  interests: "members",
  products: "members",
  activity: "everyone",
};

/** A member's choices as they are stored, over the defaults; what is not understood has the field's default. */
export function readPrivacy(stored: unknown): Privacy {
  const chosen = (typeof stored === "object" && stored !== null ? stored : {}) as Record<string, unknown>;
  const entries = privateFields.map((field) => {
    const audience = audiences.find((one) => one === chosen[field]);
    return [field, audience ?? privacyDefaults[field]] as const;
  });
  return Object.fromEntries(entries) as Privacy;
}

/**
 * What a viewer sees of a member's private fields. The member sees all of their own, and so does who manages members;
 * somebody who is suspended or gone sees what guests see.
 */
export function visibleFields(viewer: Actor, memberId: string, privacy: Privacy): ReadonlySet<PrivateField> {
  const reads = isMember(viewer) && (viewer.standing === "active" || viewer.standing === "silenced");
  const all = (reads && viewer.id === memberId) || holds(viewer, "members.manage");
  const open: Audience[] = reads ? ["everyone", "members"] : ["everyone"];
  return new Set(privateFields.filter((field) => all || open.includes(privacy[field])));
}
