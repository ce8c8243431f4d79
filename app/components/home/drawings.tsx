import type { ReactNode } from "react";

/** Small drawings in two colours of the club: a soft surface and one line. */
function Drawing({ children }: { children: ReactNode }) {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 56 56"
      width="56"
      height="56"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
      className="shrink-0 text-accent rtl:-scale-x-100"
    >
      {children}
    </svg>
  );
}

const soft = { fill: "var(--accent-soft)", stroke: "none" };

/** Two people's words, one answering the other. */
export function AskDrawing() {
  return (
    <Drawing>
      <circle cx="28" cy="28" r="26" {...soft} />
      <path d="M11 15h23a4 4 0 0 1 4 4v9a4 4 0 0 1-4 4H22l-6 5v-5h-5z" fill="var(--surface-raised)" />
      <path d="M18 21h13M18 26h8" />
      <path d="M42 24h3v15h-4v4l-5-4h-9" />
    </Drawing>
  );
}

/** An open page with a star. */
export function ReadDrawing() {
  return (
    <Drawing>
      <circle cx="28" cy="28" r="26" {...soft} />
      <path d="M28 18c-4-3-9-4-16-4v25c7 0 12 1 16 4 4-3 9-4 16-4V14c-7 0-12 1-16 4z" fill="var(--surface-raised)" />
      <path d="M28 18v25M17 21c2.5 .2 4.5 .6 6.5 1.3M17 27c2.5 .2 4.5 .6 6.5 1.3" />
      <path d="m36.5 20 1.7 3.5 3.8.5-2.8 2.7.7 3.8-3.4-1.8-3.4 1.8.7-3.8-2.8-2.7 3.8-.5z" strokeWidth="1.5" />
    </Drawing>
  );
}

/** A voice that carries. */
export function HeardDrawing() {
  return (
    <Drawing>
      <circle cx="28" cy="28" r="26" {...soft} />
      <path d="M13 24v9h6l15 8V16l-15 8z" fill="var(--surface-raised)" />
      <path d="m19 33 2 9h4l-1.5-6.6M40 23c2 3 2 7 0 10M44 19c4 5.5 4 12.5 0 18" />
    </Drawing>
  );
}
