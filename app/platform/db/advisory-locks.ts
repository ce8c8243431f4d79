/**
 * Keys of PostgreSQL's advisory locks that stand for one thing of the whole club, all of them here: two things under one
 * key would wait for each other, and a process that does both for itself, for ever.
 */
export const advisoryLocks = {
  /** One process migrates at a time; the others wait. */
  migration: 6_024_071_983,
  /** Keeps a server started by a command alive while other commands use it. */
  guests: 6_024_071_985,
  /** What goes into Meilisearch goes there one after the other. */
  meilisearch: 6_024_071_986,
  /** What search knows is changed, or begun anew, by one at a time. */
  indexing: 6_024_071_987,
  /** On sending codes. All draw on one budget, the club's, so there is one lock. */
  sendingCodes: 7_262_001,
  /** On who administers the club. */
  administrators: 7_262_002,
} as const;
