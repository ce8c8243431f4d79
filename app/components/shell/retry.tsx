import { useLocation } from "@remix-run/react";
import { useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { Button, buttonClass } from "../ui/button.tsx";
import { useHydrated } from "../ui/use-hydrated.ts";
import { usePageData } from "./use-page-data.ts";

const secondMs = 1_000;

/** Loads the same page anew. */
export function RetryLink() {
  const t = useTranslations("shell");
  const { pathname, search } = useLocation();
  return (
    <a href={pathname + search} className={buttonClass()}>
      {t("retry")}
    </a>
  );
}

/** Counts down to when it will be accepted, then offers to try again; without scripts it offers that at once. */
export function RetryClock({ until }: { until: string | undefined }) {
  const t = useTranslations("shell");
  const left = useSecondsUntil(until);
  if (left === 0) return <RetryLink />;
  return (
    <p role="timer" className="flex min-h-11 w-full items-center justify-center font-medium tabular-nums">
      {t("retryIn", { seconds: left })}
    </p>
  );
}

/** Whole seconds until an instant, counted by this device from the page's own; 0 once it is past. */
export function useSecondsUntil(until: string | undefined): number {
  const { now } = usePageData();
  const [left, setLeft] = useState(0);
  useEffect(() => {
    if (!until) return;
    const wait = new Date(until).getTime() - now.getTime();
    const end = performance.now() + wait;
    const tick = () => setLeft(Math.max(0, Math.ceil((end - performance.now()) / secondMs)));
    tick();
    const clock = setInterval(tick, secondMs);
    return () => clearInterval(clock);
  }, [until, now]);
  return left;
}

/** The number a failure is logged under, to hand to support. */
export function RequestNumber({ id }: { id: string }) {
  const t = useTranslations("shell");
  const [copied, setCopied] = useState(false);
  const canCopy = useHydrated() && "clipboard" in navigator; // not there on a page without TLS
  const copy = () =>
    navigator.clipboard.writeText(id).then(
      () => setCopied(true),
      () => setCopied(false), // refused by the browser: the number can be selected
    );
  return (
    <p className="flex flex-wrap items-center justify-center gap-x-2 text-sm text-text-soft">
      {t("requestId")}
      <bdi dir="ltr" className="select-all font-mono text-xs">
        {id}
      </bdi>
      {canCopy && (
        <Button type="button" variant="quiet" size="small" onClick={() => void copy()}>
          <span aria-live="polite">{t(copied ? "copied" : "copy")}</span>
        </Button>
      )}
    </p>
  );
}
