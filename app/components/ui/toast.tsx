import { CircleAlert, CircleCheck, X } from "lucide-react";
import { type KeyboardEvent, useEffect, useRef, useState, useSyncExternalStore } from "react";
import { useTranslations } from "use-intl";
import { classNames } from "./class-names.ts";
import { iconButtonClass } from "./icon-button.tsx";
import {
  dismissToast,
  isLastRegion,
  openRegion,
  type ShownToast,
  shownToasts,
  showToast,
  subscribeToToasts,
} from "./toast-store.ts";

const readingMs = 5_000;
const actingMs = 10_000;
const none: readonly ShownToast[] = [];

/** Tells what just happened in a line at the foot, with a way to undo it: `show({ text, tone, action })`. */
export function useToast(): { show: typeof showToast } {
  return { show: showToast };
}

/**
 * Where toasts appear: once on every page, so that screen readers hear of what comes, and once more in a dialog, beside
 * which nothing can be pressed or heard.
 */
export function ToastRegion() {
  const t = useTranslations("controls");
  const toasts = useToastsHere();
  const region = useTopmost(toasts);
  return (
    <section
      ref={region}
      aria-label={t("notices")}
      aria-live="polite"
      className="pointer-events-none fixed inset-x-0 top-auto bottom-[calc(5rem+env(safe-area-inset-bottom)+var(--sheet-room,0px))] z-50 flex size-auto flex-col items-center gap-2 overflow-visible bg-transparent px-4 text-inherit lg:bottom-[calc(1.5rem+var(--sheet-room,0px))] lg:items-start lg:px-6"
    >
      {toasts.map((toast) => (
        <ToastLine key={toast.id} toast={toast} />
      ))}
    </section>
  );
}

/** The toasts, in the region that opened last. */
function useToastsHere(): readonly ShownToast[] {
  const [region] = useState(() => Symbol("toasts"));
  const toasts = useSyncExternalStore(subscribeToToasts, shownToasts, () => none);
  const shows = useSyncExternalStore(
    subscribeToToasts,
    () => isLastRegion(region),
    () => false,
  );
  useEffect(() => openRegion(region), [region]);
  return shows ? toasts : none;
}

/** How far what floats above a toast keeps from it, in pixels. */
const gap = 8;

/**
 * Lifts the region over everything, also over a dialog that opened after it, whenever there is something to tell; what
 * floats over the page by itself makes way (`--toast-room`).
 */
function useTopmost(toasts: readonly ShownToast[]) {
  const region = useRef<HTMLElement>(null);
  useEffect(() => {
    const { current } = region;
    if (!current?.showPopover) return;
    current.popover = "manual";
    if (current.matches(":popover-open")) current.hidePopover();
    if (toasts.length === 0) return;
    current.showPopover();
    const { style } = document.documentElement;
    style.setProperty("--toast-room", `${current.offsetHeight + gap}px`);
    return () => void style.removeProperty("--toast-room");
  }, [toasts]);
  return region;
}

const signs = { good: CircleCheck, bad: CircleAlert, plain: null };

function ToastLine({ toast }: { toast: ShownToast }) {
  const t = useTranslations("controls");
  const { id, text, tone = "plain", action } = toast;
  const handlers = useTimeLimit(toast);
  const Sign = signs[tone];
  return (
    <div
      {...handlers}
      role={tone === "bad" ? "alert" : "group"}
      className="pointer-events-auto flex min-h-13 w-full max-w-md animate-rise items-center gap-2 rounded-card border border-line bg-surface-floating ps-4 pe-1 text-text shadow-floating sm:w-auto sm:min-w-72"
    >
      {Sign && (
        <Sign
          aria-hidden
          size={20}
          strokeWidth={1.75}
          className={classNames("shrink-0", tone === "bad" ? "text-bad" : "text-good")}
        />
      )}
      <p dir="auto" className="min-w-0 grow py-2.5 text-sm text-as-page">
        {text}
      </p>
      {action && (
        <button
          type="button"
          className="min-h-11 shrink-0 rounded-control px-3 text-sm font-medium text-accent hover:bg-surface-hover"
          onClick={() => {
            dismissToast(id);
            action.onAction();
          }}
        >
          {action.label}
        </button>
      )}
      <button type="button" aria-label={t("close")} className={iconButtonClass} onClick={() => dismissToast(id)}>
        <X aria-hidden size={18} strokeWidth={1.75} />
      </button>
    </div>
  );
}

/** Dismisses a toast by Escape and after its time, which stands still while it is hovered or holds the focus. */
function useTimeLimit({ id, action, durationMs }: ShownToast) {
  const left = useRef(durationMs ?? (action ? actingMs : readingMs));
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (held || left.current === 0) return;
    const since = performance.now();
    const timer = setTimeout(() => dismissToast(id), left.current);
    return () => {
      clearTimeout(timer);
      left.current = Math.max(1_000, left.current - (performance.now() - since));
    };
  }, [id, held]);
  const hold = () => setHeld(true);
  const release = () => setHeld(false);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    event.preventDefault(); // a dialog around it stays open
    dismissToast(id);
  };
  return { onPointerEnter: hold, onPointerLeave: release, onFocus: hold, onBlur: release, onKeyDown };
}
