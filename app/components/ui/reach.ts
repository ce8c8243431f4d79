/** Widens what a finger hits to 44 px, for a link of 32 px among words. */
export const reach = "relative after:absolute after:inset-x-0 after:-inset-y-1.5";
