import { useLocation, useNavigation } from "@remix-run/react";
import { type ReactNode, useEffect } from "react";
import { Skeleton, SkeletonList } from "../ui/skeleton.tsx";
import { useSlow } from "../ui/use-slow.ts";

/** Pages whose shape is known before they come; the others are waited for under the line at the top alone. */
const shapes = [
  { shape: "posts", at: /^\/forums\/[^/]+\/\d/ },
  { shape: "topics", at: /^\/$|^\/topics$|^\/(forums|lists|tags)\/[^/]+$/ },
] as const;

/**
 * The page, whose place is taken by grey shapes of the next one after a moment on the way there. It stays mounted: who
 * turns back finds it as it was.
 */
export function WhileGoing({ children }: { children: ReactNode }) {
  const { pathname } = useLocation();
  const { state, location, formMethod } = useNavigation();
  const isGoing = state === "loading" && !formMethod && location.pathname !== pathname;
  const shape = isGoing ? shapes.find(({ at }) => at.test(location.pathname))?.shape : undefined;
  const isSlow = useSlow(shape !== undefined);
  useEffect(() => {
    if (isSlow) scrollTo(0, 0);
  }, [isSlow]);
  return (
    <>
      {isSlow && shape && (
        <div>
          {shape === "posts" && <Skeleton className="mb-3 h-4 w-28" />}
          <Skeleton className="mb-8 h-7 w-2/3" />
          <SkeletonList shape={shape} count={shape === "posts" ? 3 : 8} />
        </div>
      )}
      <div hidden={isSlow} className="max-w-none! *:max-w-[740px]">
        {children}
      </div>
    </>
  );
}
