import { expect, test } from "vitest";
import { countGraphemes } from "#app/platform/persian/text.ts";
import { titleFromText } from "./import-title.ts";
import { Title } from "./schema.ts";

const fallback = "تجربه یک خریدار از Nokia 500";

test.each([
  ["يک پلير بي نظير که واقعا ارزش خريدشو داره\nصدا عالي", "يک پلير بي نظير که واقعا ارزش خريدشو داره"],
  ["با سلام\nاين گوشي را دو ماه پيش خريدم.", "با سلام اين گوشي را دو ماه پيش خريدم"],
  ["*** - دوربين خوبي است، ولي سنگين.", "دوربين خوبي است، ولي سنگين"],
  ["«واقعاً» عالی است و می‌خواهم یکی دیگر بخرم", "«واقعاً» عالی است و می‌خواهم یکی دیگر بخرم"],
  ["\u202eمعکوس\u202c شده است این متن بلند", "معکوس شده است این متن بلند"],
])("%j is titled %j", (text, title) => {
  expect(titleFromText(text, fallback)).toBe(title);
});

test.each(["عالی", "👍👍👍👍👍👍👍", "…", "ـــــــــــــ", "\u200c\u200c"])(
  "%j has too few letters and takes the fallback",
  (text) => {
    expect(titleFromText(text, fallback)).toBe(fallback);
  },
);

test("long texts are cut between two words, within what a title may have", () => {
  const title = titleFromText("این گوشی ".repeat(200), fallback);
  expect(title).toMatch(/^(این گوشی )+(این|گوشی)…$/);
  expect(countGraphemes(title)).toBeLessThanOrEqual(70);
});

test.each(["ب".repeat(5_000), "é\u0301\u0302".repeat(900), `${"👩‍👩‍👧‍👦".repeat(300)}پنج حرف`])(
  "whatever the words, the title is one that a topic may have (%#)",
  (text) => {
    expect(Title.safeParse(titleFromText(text, fallback)).success).toBe(true);
  },
);

test("a product whose name is as long as a name may be still makes a title", () => {
  expect(Title.safeParse(titleFromText("", `تجربه یک خریدار از ${"Nokia ".repeat(33)}`)).success).toBe(true);
});
