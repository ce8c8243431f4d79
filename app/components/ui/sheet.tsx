import { ChevronDown, ChevronUp, X } from "lucide-react";
import {
  type CSSProperties,
  type FocusEvent,
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useId,
  useRef,
} from "react";
import { useTranslations } from "use-intl";
import { classNames } from "./class-names.ts";
import { IconButton } from "./icon-button.tsx";
import { useResize } from "./use-resize.ts";
import { useSheetRoom } from "./use-sheet-room.ts";

export type SheetState = "closed" | "open" | "minimised";

type Props = {
  state: SheetState;
  onState: (state: SheetState) => void;
  title: ReactNode;
  /** What the bar of a minimised sheet shows beside the title, such as the beginning of a draft. */
  summary?: ReactNode;
  /** Stands beside the title while the sheet is open. */
  actions?: ReactNode;
  children: ReactNode;
};

/**
 * A panel at the foot of the page, for writing while reading: the page behind it scrolls and answers. It is minimised to a
 * bar (also by Escape), resized by its upper edge, and fills a phone down to the phone's keyboard. What is in it stays
 * mounted while it is minimised, so that no word is lost.
 */
export function Sheet({ state, onState, title, summary, actions, children }: Props) {
  const id = useId();
  const panel = useRef<HTMLElement>(null);
  const { height, handle } = useResize(panel);
  useSheetRoom(panel, state);
  const onFocus = useFocus(panel, state);
  if (state === "closed") return null;
  const isOpen = state === "open";
  const onKeyDown = (event: KeyboardEvent) =>
    event.key === "Escape" && !event.defaultPrevented && isOpen && onState("minimised");
  return (
    <div className={classNames(frame, isOpen ? "max-sm:top-0 max-sm:h-(--visible-height,100dvh)" : belowBar)}>
      <section
        ref={panel}
        role="dialog"
        aria-labelledby={`${id}-title`}
        tabIndex={-1}
        onKeyDown={onKeyDown}
        onFocus={onFocus}
        style={isOpen ? ({ "--height": `${height}px` } as CSSProperties) : undefined}
        className={classNames(
          surface,
          isOpen && "h-full sm:h-(--height) sm:max-h-[calc(var(--visible-height,100dvh)-5rem)]",
        )}
      >
        {isOpen && <Handle {...handle} />}
        <header className="flex shrink-0 items-center gap-1 ps-4 pe-1.5">
          <h2 id={`${id}-title`} className="min-w-0 shrink-0 truncate py-2 text-base max-sm:max-w-1/2">
            {title}
          </h2>
          {isOpen ? actions : <Summary onOpen={() => onState("open")}>{summary}</Summary>}
          <SheetButtons state={state} onState={onState} />
        </header>
        <div hidden={!isOpen} className="min-h-0 grow overflow-y-auto overscroll-contain px-4 pb-4">
          {children}
        </div>
      </section>
    </div>
  );
}

const frame =
  "pointer-events-none fixed inset-x-0 bottom-(--keyboard-height,0px) z-35 mx-auto my-0 flex max-w-[1376px] flex-col justify-end sm:px-4";
const belowBar = "max-lg:bottom-[calc(4rem+env(safe-area-inset-bottom))]";
const surface =
  "pointer-events-auto relative flex w-full animate-rise flex-col border-line bg-surface-floating text-text shadow-floating outline-none sm:rounded-t-card sm:border sm:border-b-0 max-sm:border-t lg:ms-[272px] lg:max-w-[740px]";

function Summary({ onOpen, children }: { onOpen: () => void; children: ReactNode }) {
  return (
    <button
      type="button"
      onClick={onOpen}
      className="min-h-11 min-w-0 grow truncate text-start text-sm text-text-soft hover:text-text"
    >
      {children}
    </button>
  );
}

function SheetButtons({ state, onState }: Pick<Props, "state" | "onState">) {
  const t = useTranslations("controls");
  const isOpen = state === "open";
  return (
    <div className="ms-auto flex">
      <IconButton
        icon={isOpen ? ChevronDown : ChevronUp}
        label={t(isOpen ? "minimise" : "restore")}
        aria-expanded={isOpen}
        side={isOpen ? "bottom" : "top"}
        onClick={() => onState(isOpen ? "minimised" : "open")}
      />
      <IconButton icon={X} label={t("close")} side={isOpen ? "bottom" : "top"} onClick={() => onState("closed")} />
    </div>
  );
}

function Handle(handle: ReturnType<typeof useResize>["handle"]) {
  const t = useTranslations("controls");
  return (
    <hr
      {...handle}
      aria-valuenow={handle["aria-valuenow"]}
      aria-orientation="horizontal"
      aria-label={t("resize")}
      tabIndex={0}
      className="absolute inset-x-0 -top-2 z-1 h-5 cursor-ns-resize touch-none border-0 before:mx-auto before:mt-3 before:block before:h-1 before:w-10 before:rounded-full before:bg-line-strong max-sm:hidden"
    />
  );
}

/**
 * Where the focus goes: into what is open, unless its content has taken it; to the way back of a minimised sheet; and once
 * it is closed, to where one was before.
 */
function useFocus(panel: RefObject<HTMLElement>, state: SheetState) {
  const before = useRef<HTMLElement | null>(null);
  useEffect(() => {
    const [section, active] = [panel.current, document.activeElement];
    if (state === "open" && section && !section.contains(active)) section.focus({ preventScroll: true });
    if (active && active !== document.body && active.checkVisibility()) return;
    if (state === "minimised") section?.querySelector<HTMLElement>("[aria-expanded]")?.focus({ preventScroll: true });
    if (state === "closed") before.current?.focus({ preventScroll: true });
  }, [panel, state]);
  const onFocus = ({ relatedTarget, currentTarget }: FocusEvent<HTMLElement>) => {
    if (relatedTarget instanceof HTMLElement && !currentTarget.contains(relatedTarget)) before.current = relatedTarget;
  };
  return onFocus;
}
