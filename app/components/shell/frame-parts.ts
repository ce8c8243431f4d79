import { staffPath } from "#app/paths.ts";
import type { PageData } from "./use-page-data.ts";

/** What the rail tells of a member: how much waits, and what staff may do; not who it is. */
export function seenByRail(page: PageData): PageData {
  return withoutLook({ ...page, me: page.me && { ...page.me, id: "", name: "", avatarUrl: null } });
}

/** The bar of a phone leads to one's own page. */
export function seenByBar(page: PageData): PageData {
  return withoutLook({ ...page, forums: [], me: page.me && { ...page.me, name: "", avatarUrl: null } });
}

/** The menu behind one's picture shows all but how much waits. */
export function seenByMenu(page: PageData): PageData {
  return { ...page, forums: [], me: page.me && { ...page.me, unread: 0 } };
}

function withoutLook(page: PageData): PageData {
  return { ...page, theme: null };
}

/** An address at which the ways around look as at this one: no way but staff's leads deeper than two steps. */
export function placeInFrame(pathname: string): string {
  const [, room, place, ...deeper] = pathname.split("/");
  if (deeper.length === 0 || pathname.startsWith(staffPath())) return pathname;
  return `/${room}/${place}/-`;
}
