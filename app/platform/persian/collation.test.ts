import { expect, test } from "vitest";
import { compareNames } from "./collation.ts";

test("Persian names follow the Persian alphabet, not the code chart", () => {
  const alphabet = [..."آابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی"];
  expect(alphabet.toReversed().sort(compareNames("fa"))).toEqual(alphabet);
  expect(["گلی", "یاسر", "ژاله", "پویا", "آرش", "کاوه", "چنگیز", "هما", "وحید"].sort(compareNames("fa"))).toEqual([
    "آرش",
    "پویا",
    "چنگیز",
    "ژاله",
    "کاوه",
    "گلی",
    "وحید",
    "هما",
    "یاسر",
  ]);
});

test("English names ignore case, and names alike but for hidden signs keep a fixed order", () => {
  expect(["b", "A", "a", "B"].sort(compareNames("en"))).toEqual(["a", "A", "b", "B"]);
  const alike = ["علی‌رضا", "علیرضا"];
  expect([...alike].sort(compareNames("fa"))).toEqual(alike.toReversed().sort(compareNames("fa")));
});
