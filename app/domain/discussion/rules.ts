/** What the club may change under its `discussion` settings. */
export const discussionDefaults = { likesADay: 50 };

/** Members on a page of those who like something. */
export const likersPageSize = 50;
