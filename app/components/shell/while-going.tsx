import { useLocation, useNavigation } from "@remix-run/react";
import { type ReactNode, useEffect } from "react";
import { Skeleton, SkeletonList } from "../ui/skeleton.tsx";
import { useSlow } from "../ui/use-slow.ts";

const title = "mb-3 h-8 w-1/2";
const row = "mb-6 h-11 w-60";
const tabs = "mb-4 h-11 w-full";

/**
 * Pages whose shape is known before they come, with what stands above their list; the others are waited for under the line
 * at the top alone.
 */
const shapes = [
  { shape: "posts", at: /^\/forums\/[^/]+\/\d/, above: ["mb-3 h-4 w-28", "mb-4 h-8 w-4/5", "mb-4 h-7 w-48", row] },
  { shape: "topics", at: /^\/forums\/[^/]+$/, above: [title, "mb-4 h-4 w-2/3", row, tabs] },
  { shape: "topics", at: /^\/(lists\/[^/]+)?$/, above: [tabs] },
  { shape: "topics", at: /^\/topics$/, above: [title, "mb-6 h-11 w-full"] },
  { shape: "topics", at: /^\/tags\/[^/]+$/, above: [title] },
  { shape: "forums", at: /^\/forums$/, above: ["mb-3 h-8 w-40", "mb-8 h-4 w-64"] },
] as const;

/**
 * The page, whose place is taken by grey shapes of the next one after a moment on the way there. It stays mounted: who
 * turns back finds it as it was.
 */
export function WhileGoing({ children }: { children: ReactNode }) {
  const { pathname } = useLocation();
  const { state, location, formMethod } = useNavigation();
  const isGoing = state === "loading" && !formMethod && location.pathname !== pathname;
  const next = isGoing ? shapes.find(({ at }) => at.test(location.pathname)) : undefined;
  const isSlow = useSlow(next !== undefined);
  useEffect(() => {
    if (isSlow) scrollTo(0, 0);
  }, [isSlow]);
  return (
    <>
      {isSlow && next && (
        <div>
          {next.above.map((block) => (
            <Skeleton key={block} className={block} />
          ))}
          <SkeletonList shape={next.shape} count={next.shape === "posts" ? 3 : 8} />
        </div>
      )}
      <div hidden={isSlow} className="max-w-none! *:max-w-[740px]">
        {children}
      </div>
    </>
  );
}
