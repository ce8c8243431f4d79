import { fold } from "#app/platform/persian/fold.ts";

const mostShown = 60;

/** The options whose label has what is typed, however it is spelled; those that begin with it come first. */
export function matchOptions<Option extends { label: string }>(options: Option[], typed: string): Option[] {
  const asked = fold(typed.trim());
  if (!asked) return options.slice(0, mostShown);
  const found = options
    .map((option) => ({ option, at: fold(option.label).replaceAll("_", " ").indexOf(asked) }))
    .filter(({ at }) => at >= 0);
  const [first, later] = [found.filter(({ at }) => at === 0), found.filter(({ at }) => at > 0)];
  return [...first, ...later].slice(0, mostShown).map(({ option }) => option);
}
