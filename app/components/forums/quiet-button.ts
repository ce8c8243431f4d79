/** How the buttons of the quiet row under a post are drawn: nothing but their sign and word until they are pointed at. */
export const quietButton =
  "inline-flex min-h-11 items-center justify-center gap-2 rounded-control px-2.5 text-sm text-text-soft transition-colors duration-150 hover:bg-surface-hover hover:text-text aria-busy:cursor-progress";
