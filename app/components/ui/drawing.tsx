import type { ReactNode } from "react";

export type DrawingName = "speech" | "box" | "bell" | "search" | "pencil" | "shield";

const drawings: Record<DrawingName, ReactNode> = {
  speech: (
    <>
      <path
        className="fill-accent-soft stroke-accent-line"
        d="M58 14h42a10 10 0 0 1 10 10v20a10 10 0 0 1-10 10h-4v10L84 54H58a10 10 0 0 1-10-10V24a10 10 0 0 1 10-10Z"
      />
      <path
        className="fill-surface-raised"
        d="M22 32h44a10 10 0 0 1 10 10v20a10 10 0 0 1-10 10H38L26 83V72h-4a10 10 0 0 1-10-10V42a10 10 0 0 1 10-10Z"
      />
      <path d="M26 46h36M26 57h22" />
    </>
  ),
  box: (
    <>
      <path className="fill-accent-soft stroke-accent-line" d="M60 20 100 36 60 52 20 36Z" />
      <path className="fill-surface-raised" d="M24 38v34l36 14 36-14V38L60 52Z" />
      <path d="M60 52v34M24 38 12 50l36 14 12-12 12 12 36-14-12-12M32 70l10 4" />
    </>
  ),
  bell: (
    <>
      <circle className="fill-accent-soft stroke-accent-line" cx="60" cy="46" r="34" />
      <path
        className="fill-surface-raised"
        d="M60 18a20 20 0 0 0-20 20c0 18-8 22-8 28h56c0-6-8-10-8-28a20 20 0 0 0-20-20Z"
      />
      <path d="M52 66a8 8 0 0 0 16 0M60 18v-6M20 30c2-7 5-12 10-16M100 30c-2-7-5-12-10-16" />
    </>
  ),
  search: (
    <>
      <path
        className="fill-accent-soft stroke-accent-line"
        d="M30 12h48a8 8 0 0 1 8 8v56a8 8 0 0 1-8 8H30a8 8 0 0 1-8-8V20a8 8 0 0 1 8-8Z"
      />
      <path className="stroke-accent-line" d="M34 28h30M34 40h14M34 52h10" />
      <circle className="fill-surface-raised" cx="70" cy="52" r="21" />
      <path d="m85 67 17 17M60 47a11 11 0 0 1 9-7" />
    </>
  ),
  pencil: (
    <>
      <path
        className="fill-accent-soft stroke-accent-line"
        d="M26 14h50a8 8 0 0 1 8 8v54a8 8 0 0 1-8 8H26a8 8 0 0 1-8-8V22a8 8 0 0 1 8-8Z"
      />
      <path className="stroke-accent-line" d="M32 32h36M32 45h24M32 58h12" />
      <path className="fill-surface-raised" d="m92 26 12 12-38 38-16 4 4-16Z" />
      <path d="m84 34 12 12M54 64l12 12" />
    </>
  ),
  shield: (
    <>
      <circle className="fill-accent-soft stroke-accent-line" cx="60" cy="48" r="36" />
      <path
        className="fill-surface-raised"
        d="M60 14c9 7 18 9 28 10v22c0 18-11 30-28 38-17-8-28-20-28-38V24c10-1 19-3 28-10Z"
      />
      <path d="m48 48 9 9 16-18" />
    </>
  ),
};

/** A small picture in the brand's two tones, for pages and lists that hold nothing. Says nothing: words stand below. */
export function Drawing({ name }: { name: DrawingName }) {
  return (
    <svg
      aria-hidden
      viewBox="0 0 120 96"
      width={120}
      height={96}
      fill="none"
      strokeWidth={2}
      strokeLinecap="round"
      strokeLinejoin="round"
      className="stroke-accent"
    >
      {drawings[name]}
    </svg>
  );
}
