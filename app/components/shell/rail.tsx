import { useLocation } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { forumPath, staffPath } from "#app/paths.ts";
import { useLocalName } from "../forums/forum-name.tsx";
import { OwnLinks } from "./parts-for-members.tsx";
import { useRooms } from "./places.ts";
import { RailLink, SubLink } from "./rail-link.tsx";
import { usePageData } from "./use-page-data.ts";

/** The way around on a wide screen: the club's rooms, then what is one's own. */
export function Rail() {
  const { me } = usePageData();
  const { home, forums, products, activity } = useRooms();
  return (
    <div
      ref={useCurrentInSight()}
      className="sticky top-24 -mx-2 max-h-[calc(100dvh-7rem)] overflow-y-auto px-2 pb-4 scrollbar-none"
    >
      <ul className="space-y-1">
        <RailLink place={home} />
        <RailLink place={forums} />
        <ForumLinks />
        <RailLink place={products} />
        <RailLink place={activity} />
      </ul>
      {me && <OwnLinks />}
    </div>
  );
}

/** Where one is stays in sight, on a screen too low for all of the rail. */
function useCurrentInSight() {
  const rail = useRef<HTMLDivElement>(null);
  const { pathname } = useLocation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page has another current link
  useEffect(() => {
    const frame = rail.current?.getBoundingClientRect();
    const link = rail.current?.querySelector("[aria-current=page]")?.getBoundingClientRect();
    if (frame && link && link.bottom > frame.bottom)
      rail.current!.scrollTop += link.bottom - frame.bottom + frame.height / 3;
  }, [pathname]);
  return rail;
}

/** The forums somebody follows and the biggest ones, under the way to all of them; they make room for staff's places. */
function ForumLinks() {
  const { forums } = usePageData();
  const nameOf = useLocalName();
  const { pathname } = useLocation();
  if (forums.length === 0 || pathname.startsWith(staffPath())) return null;
  return (
    <li>
      <ul className="ms-5 border-s border-line ps-2">
        {forums.map((forum) => (
          <SubLink key={forum.slug} to={forumPath(forum)}>
            <bdi className="block w-full truncate text-as-page">{nameOf(forum)}</bdi>
          </SubLink>
        ))}
      </ul>
    </li>
  );
}
