import { Component, type ReactNode } from "react";
import { useLocale, useTranslations } from "use-intl";
import { direction } from "#app/platform/language.ts";

type Props = { children: ReactNode };

/** Stands around the document: where even that cannot be drawn, a sentence and a way on are shown, and not a blank page. */
export class LastResort extends Component<Props, { hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError() {
    return { hasFailed: true };
  }

  override render() {
    return this.state.hasFailed ? <BareDocument /> : this.props.children;
  }
}

function BareDocument() {
  const t = useTranslations("shell");
  const locale = useLocale();
  return (
    <html lang={locale} dir={direction(locale)}>
      <body>
        <h1>{t("errorTitle", { status: "other" })}</h1>
        <a href={window.location.href}>{t("retry")}</a>
      </body>
    </html>
  );
}
