import type { IconSource } from "#app/domain/core/picture-version.ts";
import { homePath, iconPath, notificationsPath, writePath } from "#app/paths.ts";
import { brandRamp } from "#app/platform/brand-ramp.ts";
import { direction, type Language } from "#app/platform/language.ts";
import { excerpt } from "#app/platform/persian/text.ts";
import { pageColour } from "./header-colours.ts";

/** Letters that a phone shows below an icon. */
const shortNameMax = 12;

type Words = { name: string; description: string; write: string; notifications: string };

/** What a phone or a computer needs to install the club (https://www.w3.org/TR/appmanifest). */
export function renderManifest(club: IconSource, language: Language, words: Words): string {
  const icon = (file: string, side: number, purpose: "any" | "maskable") => ({
    src: iconPath(club, file),
    sizes: `${side}x${side}`,
    type: "image/png",
    purpose,
  });
  return JSON.stringify({
    id: homePath(),
    name: words.name,
    short_name: excerpt(words.name, shortNameMax),
    description: words.description,
    lang: language,
    dir: direction(language),
    start_url: homePath(),
    scope: "/",
    display: "standalone",
    theme_color: brandRamp(club.brandHue)[600],
    background_color: pageColour,
    icons: [
      icon("icon-192.png", 192, "any"),
      icon("icon-512.png", 512, "any"),
      icon("maskable-192.png", 192, "maskable"),
      icon("maskable-512.png", 512, "maskable"),
    ],
    shortcuts: [
      { name: words.write, url: writePath(), icons: [icon("icon-96.png", 96, "any")] },
      { name: words.notifications, url: notificationsPath(), icons: [icon("icon-96.png", 96, "any")] },
    ],
  });
}
