import { useLocation, useNavigation } from "@remix-run/react";
import type { ReactNode } from "react";
import { SkeletonList } from "../ui/skeleton.tsx";
import { useSlow } from "../ui/use-slow.ts";

type Props = { shape: "topics" | "posts"; children: ReactNode };

/**
 * A list that another part of is on its way to: after a moment its place is taken by grey shapes of the same kind. It
 * stays mounted, for nothing written in it may be lost.
 */
export function WhilePending({ shape, children }: Props) {
  const { pathname } = useLocation();
  const { state, location } = useNavigation();
  const isSame = state === "loading" && location.pathname === pathname && !location.hash;
  const isSlow = useSlow(isSame);
  return (
    <>
      {isSlow && <SkeletonList shape={shape} count={shape === "posts" ? 4 : 8} />}
      <div hidden={isSlow}>{children}</div>
    </>
  );
}
