/** What makes a profile complete, in the order in which it is asked for. */
export const profileSteps = ["avatar", "bio", "city", "occupation", "interests", "products", "birthday"] as const;
export type ProfileStep = (typeof profileSteps)[number];

/** How far a profile is filled in: `percent` is whole, `next` the first step that is missing. */
export type Completeness = { done: number; total: number; percent: number; next: ProfileStep | null };

/** Measures a profile by its filled steps; every step counts the same. */
export function measureProfile(filled: Readonly<Record<ProfileStep, boolean>>): Completeness {
  const done = profileSteps.filter((step) => filled[step]).length;
  const total = profileSteps.length;
  const next = profileSteps.find((step) => !filled[step]) ?? null;
  return { done, total, percent: Math.round((100 * done) / total), next };
}
