import type { Marked as Pieces } from "#search/views.ts";

/** A text in which what was looked for is marked: every second piece. */
export function Marked({ pieces }: { pieces: Pieces }) {
  return pieces.map((piece, index) =>
    index % 2 === 1 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one text have no other name and never move
      <mark key={index} className="rounded-xs bg-accent-soft font-medium text-accent">
        {piece}
      </mark>
    ) : (
      piece
    ),
  );
}
