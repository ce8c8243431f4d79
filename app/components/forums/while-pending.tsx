import { useLocation, useNavigation } from "@remix-run/react";
import { type ReactNode, useEffect, useState } from "react";
import { SkeletonList } from "../ui/skeleton.tsx";

/** Quicker answers than this need no stand-in. */
const patienceMs = 150;

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

function useSlow(isPending: boolean): boolean {
  const [isSlow, setSlow] = useState(false);
  useEffect(() => {
    if (!isPending) return;
    const timer = setTimeout(() => setSlow(true), patienceMs);
    return () => {
      clearTimeout(timer);
      setSlow(false);
    };
  }, [isPending]);
  return isPending && isSlow;
}
