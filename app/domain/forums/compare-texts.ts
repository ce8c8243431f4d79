import { diffArrays } from "diff";
import type { TextChange } from "./views.ts";

/** A word with its half-spaces, or one sign, and the white space after it. */
const token = /(?:[\p{L}\p{M}\p{N}\u200C_]+|[^\s])\s*|\s+/gu;

/** Edits beyond this are not traced word by word: the whole text counts as replaced. */
const mostEdits = 400;

/**
 * What was added and removed between two texts, word by word. Words are Unicode's, because the package's own tokens
 * take Persian for punctuation and compare it letter by letter.
 */
export function compareTexts(before: string, after: string): TextChange[] {
  const parts = diffArrays(before.match(token) ?? [], after.match(token) ?? [], {
    comparator: (left, right) => left.trim() === right.trim(),
    maxEditLength: mostEdits,
  });
  if (!parts) return replaced(before, after);
  return parts.map(({ value, added, removed }) => ({
    text: value.join(""),
    change: added ? "added" : removed ? "removed" : "same",
  }));
}

function replaced(before: string, after: string): TextChange[] {
  const changes: TextChange[] = [
    { text: before, change: "removed" },
    { text: after, change: "added" },
  ];
  return changes.filter(({ text }) => text !== "");
}
