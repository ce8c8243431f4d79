import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Links, Meta, Outlet, Scripts, ScrollRestoration } from "@remix-run/react";
import type { ReactNode } from "react";
import { standingRefusal } from "#app/domain/accounts/standing-refusal.server.ts";
import { type Actor, holds } from "#app/domain/core/actor.ts";
import { getClub } from "#app/domain/core/club.server.ts";
import { type Problem, toProblem } from "#app/domain/core/form-state.ts";
import { permissions } from "#app/domain/core/permissions.ts";
import { listNearForums } from "#app/domain/forums/list-near-forums.server.ts";
import { findOwnFrame } from "#app/domain/notifications/find-own-frame.server.ts";
import { optionalActor } from "#app/http/actor.server.ts";
import { readCookie, themeCookie } from "#app/http/cookies.server.ts";
import { languageOf } from "#app/http/language.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { siteOrigin } from "#app/http/site-origin.server.ts";
import { brandProperties } from "#app/platform/brand-ramp.ts";
import { now } from "#app/platform/clock.ts";
import { direction } from "#app/platform/language.ts";
import stylesheet from "./app.css?url";
import { ClubHead } from "./components/meta/club-head.tsx";
import { ErrorPage } from "./components/shell/error-page.tsx";
import { useNonce } from "./components/shell/page-environment.tsx";
import { Shell } from "./components/shell/shell.tsx";
import { type PageData, usePageData } from "./components/shell/use-page-data.ts";
import { WhileGoing } from "./components/shell/while-going.tsx";

export const loader = respond(async ({ request }: LoaderFunctionArgs): Promise<PageData> => {
  const [actor, club, locale, theme] = await Promise.all([
    optionalActor(request),
    getClub(),
    languageOf(request),
    readCookie(themeCookie, request),
  ]);
  const { name, timeZone, brandHue, logoUrl, readers } = club;
  const { unread, followedForumIds } = await findOwnFrame(actor);
  const me = actor.id && {
    id: actor.id,
    name: actor.name,
    avatarUrl: actor.avatarUrl ?? null,
    calendar: actor.calendar ?? null,
    unread,
    silenced: await silenceOf(actor),
    mustAgree: actor.mustAgree ?? null,
    permissions: permissions.filter((permission) => holds(actor, permission)),
    showsPresence: actor.showsPresence ?? false,
  };
  const isOpenToGuests = readers === "everyone";
  return {
    locale,
    now: now(),
    theme: theme === "light" || theme === "dark" ? theme : null,
    origin: siteOrigin(request),
    club: { name, timeZone, brandHue, logoUrl, isOpenToGuests },
    forums: me || isOpenToGuests ? await listNearForums(actor, followedForumIds) : [],
    me: me || null,
  };
});

async function silenceOf(actor: Actor): Promise<Problem | null> {
  return actor.standing === "silenced" ? toProblem(await standingRefusal("silenced", actor)) : null;
}

export const links: LinksFunction = () => [{ rel: "stylesheet", href: stylesheet }];

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.club.name || "Bashgah" }];

/** The document around every page, errors included. */
export function Layout({ children }: { children: ReactNode }) {
  const { locale, theme, club } = usePageData();
  const nonce = useNonce();
  return (
    <html
      lang={locale}
      dir={direction(locale)}
      data-theme={theme ?? undefined}
      style={brandProperties(club.brandHue) as React.CSSProperties}
    >
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <Meta />
        <Links />
        <ClubHead />
      </head>
      <body className="font-sans text-base antialiased">
        {children}
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  );
}

export default function App() {
  return (
    <Shell>
      <WhileGoing>
        <Outlet />
      </WhileGoing>
    </Shell>
  );
}

export function ErrorBoundary() {
  return (
    <Shell>
      <ErrorPage />
    </Shell>
  );
}
