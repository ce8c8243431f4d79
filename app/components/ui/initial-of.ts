/**
 * The letter that stands for a name where there is no picture: its first letter or digit, past joiners, marks and emoji;
 * the first sign as a whole, such as an emoji with its skin, where the name has no letter.
 */
export function initialOf(name: string): string {
  const letter = /[\p{Lu}\p{Ll}\p{Lt}\p{Lo}\p{Nd}]/u.exec(name.normalize("NFC"))?.[0];
  if (letter) return letter.toUpperCase();
  const sign = /\p{Extended_Pictographic}(?:\p{Emoji_Modifier}|\uFE0F|\u200D\p{Extended_Pictographic})*/u.exec(
    name,
  )?.[0];
  return sign ?? "•";
}

/** A hue of one's own, 0–359: the same for the same id everywhere. */
export function hueOf(id: string): number {
  let sum = 0;
  for (const character of id) sum = (sum * 31 + character.charCodeAt(0)) % 360;
  return sum;
}
