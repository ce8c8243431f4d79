import { renderToString } from "react-dom/server";
import { expect, test } from "vitest";
import { ForumIcon } from "./forum-icon.tsx";

test("a forum shows the sign it was given, and the usual one for a name nobody drew", () => {
  const shown = (icon: string) => renderToString(<ForumIcon forum={{ icon, hue: 200 }} />);
  expect(shown("wrench")).toContain("lucide-wrench");
  for (const other of ["messages-square", "constructor"]) expect(shown(other)).toContain("lucide-messages-square");
  expect(shown("star")).toContain("oklch(65% 0.13 200 / 25%)");
});
