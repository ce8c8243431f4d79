import { WifiOff } from "lucide-react";
import type { IconSource } from "#app/domain/core/picture-version.ts";
import { brandProperties } from "#app/platform/brand-ramp.ts";
import { direction, type Language } from "#app/platform/language.ts";
import { Button } from "../ui/button.tsx";

type Props = {
  language: Language;
  club: IconSource;
  words: { club: string; title: string; text: string; drafts: string; retry: string };
  stylesheet: string;
  script: string;
  icon: string;
};

/** The whole document that stands in while nobody answers. It needs nothing but the files it names. */
export function OfflinePage({ language, club, words, stylesheet, script, icon }: Props) {
  return (
    <html lang={language} dir={direction(language)} style={brandProperties(club.brandHue) as React.CSSProperties}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>{words.title}</title>
        <link rel="stylesheet" href={stylesheet} />
        <link rel="icon" href={icon} />
        <script src={script} defer />
      </head>
      <body className="flex min-h-dvh flex-col bg-surface font-sans text-base text-text antialiased">
        <header className="border-b border-line bg-surface-raised">
          <p className="mx-auto flex min-h-16 max-w-[1376px] items-center gap-3 px-4 text-lg font-bold text-accent">
            <img src={icon} alt="" width={36} height={36} />
            <bdi className="min-w-0 truncate">{words.club}</bdi>
          </p>
        </header>
        <main className="mx-auto flex max-w-md grow flex-col items-center justify-center gap-4 px-4 py-16 text-center">
          <span className="rounded-full bg-accent-soft p-4 text-accent">
            <WifiOff aria-hidden size={28} strokeWidth={1.75} />
          </span>
          <h1 className="text-xl font-bold">{words.title}</h1>
          <p className="text-balance text-text-soft">{words.text}</p>
          <p className="text-text-soft">{words.drafts}</p>
          <Button type="button">{words.retry}</Button>
        </main>
      </body>
    </html>
  );
}
