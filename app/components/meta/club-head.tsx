import { useTranslations } from "use-intl";
import { iconPath, manifestPath } from "#app/paths.ts";
import { usePageData } from "../shell/use-page-data.ts";
import { headerColours } from "./header-colours.ts";

/** What a browser shows of the club outside the page: its icons, its name, the colour of the bar above. */
export function ClubHead() {
  const t = useTranslations("shell");
  const { club, locale, theme } = usePageData();
  return (
    <>
      <link rel="icon" href={iconPath(club, "favicon.ico")} sizes="32x32" />
      <link rel="icon" href={iconPath(club, "icon-192.png")} sizes="192x192" type="image/png" />
      <link rel="apple-touch-icon" href={iconPath(club, "apple-touch-icon.png")} />
      <link rel="manifest" href={manifestPath(locale)} />
      <meta name="application-name" content={club.name || t("clubFallback")} />
      {theme ? (
        <meta name="theme-color" content={headerColours[theme]} />
      ) : (
        <>
          <meta name="theme-color" media="(prefers-color-scheme: light)" content={headerColours.light} />
          <meta name="theme-color" media="(prefers-color-scheme: dark)" content={headerColours.dark} />
        </>
      )}
    </>
  );
}
