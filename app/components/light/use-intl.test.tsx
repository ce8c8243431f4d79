import type { ReactElement } from "react";
import { renderToString } from "react-dom/server";
import * as full from "use-intl";
import { expect, test } from "vitest";
import { messagesOf } from "#app/i18n/translator.server.ts";
import { type Language, languages } from "#app/platform/language.ts";
import * as light from "./use-intl.ts";

type Hook = typeof full.useTranslations<"forums">;

function Words({ useTranslations }: { useTranslations: Hook }) {
  const t = useTranslations("forums");
  const name = () => <bdi key="name">نام</bdi>;
  return (
    <p>
      {t("quote")} {t("quote")} {t("repliesHere", { count: 21 })} {t.rich("inReplyTo", { number: 3, name })}{" "}
      {String(t.has("quote"))} {String(t.has("nothing" as "quote"))} {t.raw("postBy")}
    </p>
  );
}

function inLanguage(locale: Language, children: ReactElement): string {
  return renderToString(
    <full.IntlProvider locale={locale} messages={messagesOf(locale)} timeZone="UTC">
      {children}
    </full.IntlProvider>,
  );
}

test("what stands in for the hook of words says the same, in each language and again", () => {
  const hook = light.useTranslations as Hook;
  for (const round of [1, 2])
    for (const locale of languages)
      expect(inLanguage(locale, <Words useTranslations={hook} />), `${locale} ${round}`).toBe(
        inLanguage(locale, <Words useTranslations={full.useTranslations} />),
      );
});
