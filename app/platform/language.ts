/** The languages of the club; each has a folder of JSON and one file beside it that lists them. */
export const languages = ["fa", "en"] as const;

export type Language = (typeof languages)[number];

/** Whether a text names one of the club's languages. */
export function isLanguage(text: unknown): text is Language {
  return languages.includes(text as Language);
}

/** Direction of a language's script. */
export function direction(language: Language): "rtl" | "ltr" {
  return language === "fa" ? "rtl" : "ltr";
}
