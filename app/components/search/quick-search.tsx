import { Form, useNavigate } from "@remix-run/react";
import { CornerDownLeft, MessageSquareText, Package, Reply, Search, UserRound } from "lucide-react";
import { type ChangeEvent, type KeyboardEvent, useId, useState } from "react";
import { useTranslations } from "use-intl";
import { searchPath } from "#app/paths.ts";
import type { Found } from "#search/views.ts";
import { bareControlClass, controlFrameClass } from "../form/control-class.ts";
import { classNames } from "../ui/class-names.ts";
import { Dialog } from "../ui/dialog.tsx";
import { nextByKey } from "../ui/next-by-key.ts";
import { useSlow } from "../ui/use-slow.ts";
import { Marked } from "./marked.tsx";
import { type Suggestions, useSuggestions } from "./use-suggestions.ts";

/** The search box over the page: what is meant is offered letter by letter, arrows choose, Enter goes there. */
export function QuickSearch({ open, typed, onType, onClose }: Props) {
  const t = useTranslations("search");
  return (
    <Dialog open={open} onClose={onClose} title={t("title")} wide>
      {open && <Box typed={typed} onType={onType} onClose={onClose} />}
    </Dialog>
  );
}

type Props = { open: boolean; typed: string; onType: (typed: string) => void; onClose: () => void };

function Box({ typed, onType, onClose }: Omit<Props, "open">) {
  const t = useTranslations("search");
  const id = useId();
  const suggestions = useSuggestions(typed);
  const groups = groupsOf(suggestions.found);
  const { chosen, go, field } = useChoice(
    groups.flatMap(({ offered }) => offered),
    typed,
    { onType, onClose },
  );
  const isOpen = groups.length > 0;
  return (
    <>
      <Form role="search" action={searchPath()} onSubmit={onClose} className={classNames(controlFrameClass, "ps-3")}>
        <Search aria-hidden size={20} strokeWidth={1.75} className="pointer-events-none shrink-0 text-text-soft" />
        <input
          {...field}
          data-first=""
          type="search"
          name="q"
          role="combobox"
          aria-label={t("label")}
          aria-expanded={isOpen}
          aria-controls={isOpen ? `${id}-list` : undefined}
          aria-activedescendant={chosen ? `${id}-${keyOf(chosen)}` : undefined}
          aria-autocomplete="list"
          autoComplete="off"
          placeholder={t("label")}
          dir="auto"
          className={classNames(bareControlClass, "min-h-12 text-as-page")}
        />
      </Form>
      <div className="mt-2 flex h-[min(56dvh,26rem)] flex-col">
        {isOpen && (
          <div id={`${id}-list`} role="listbox" aria-label={t("results")} className="min-h-0 overflow-y-auto">
            {groups.map(({ kind, offered }) => (
              // biome-ignore lint/a11y/useSemanticElements: a group of options, not of a form's fields
              <div key={kind} role="group" aria-labelledby={`${id}-${kind}`}>
                <p id={`${id}-${kind}`} className="px-3 pt-3 pb-1 text-sm font-medium text-text-soft">
                  {t(kind)}
                </p>
                {offered.map((one) => (
                  <Offered
                    key={one.id}
                    id={`${id}-${keyOf(one)}`}
                    found={one}
                    isChosen={one === chosen}
                    onGo={() => go(one)}
                  />
                ))}
              </div>
            ))}
          </div>
        )}
        <Beneath typed={typed.trim()} suggestions={suggestions} />
      </div>
    </>
  );
}

const keyOf = ({ kind, id }: Found) => `${kind}-${id}`;

/** What is offered by kind, the kind of the likeliest first. */
function groupsOf(found: Found[]): { kind: Found["kind"]; offered: Found[] }[] {
  return [...Map.groupBy(found, ({ kind }) => kind)].map(([kind, offered]) => ({ kind, offered }));
}

/**
 * Which of what is offered the arrows have reached. Home, End and all other keys are the field's own.
 * https://www.w3.org/WAI/ARIA/apg/patterns/combobox/
 */
function useChoice(offered: Found[], typed: string, { onType, onClose }: Pick<Props, "onType" | "onClose">) {
  const navigate = useNavigate();
  const [chosenKey, setChosenKey] = useState<string | null>(null);
  const at = offered.findIndex((one) => keyOf(one) === chosenKey);
  const go = ({ path }: Found) => {
    onClose();
    navigate(path);
  };
  const move = (key: string) => {
    const next = offered[nextByKey(key, at, offered.length) ?? -1];
    if (next) setChosenKey(keyOf(next));
  };
  const there = offered[at];
  const deedOf = (key: string): (() => void) | undefined => {
    if (key === "ArrowDown" || key === "ArrowUp") return () => move(key);
    if (key === "Enter") return there && (() => go(there));
    // The first press leaves the list, the next the box; the browser itself would empty the field.
    if (key === "Escape") return there ? () => setChosenKey(null) : onClose;
  };
  const field = {
    value: typed,
    onChange: ({ target }: ChangeEvent<HTMLInputElement>) => {
      setChosenKey(null);
      onType(target.value);
    },
    onKeyDown: (event: KeyboardEvent) => {
      const deed = deedOf(event.key);
      // While letters are being put together the keys choose among those. Phones put every word together: it is searched for.
      if (!deed || event.nativeEvent.isComposing) return;
      event.preventDefault();
      deed();
    },
  };
  return { chosen: there, go, field };
}

const icons = { topic: MessageSquareText, post: Reply, product: Package, member: UserRound };

type OfferedProps = { id: string; found: Found; isChosen: boolean; onGo: () => void };

/** One thing that may be meant. The field keeps the focus; keys are its own. */
function Offered({ id, found, isChosen, onGo }: OfferedProps) {
  const Icon = icons[found.kind];
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: arrows and Enter are the field's, which keeps the focus
    // biome-ignore lint/a11y/useFocusableInteractive: aria-activedescendant of the field points here
    <div
      id={id}
      role="option"
      aria-selected={isChosen}
      ref={(row) => {
        if (isChosen) row?.scrollIntoView({ block: "nearest" });
      }}
      onClick={onGo}
      className={classNames(
        "flex min-h-11 cursor-pointer items-start gap-3 rounded-control px-3 py-2",
        isChosen ? "bg-surface-hover" : "hover:bg-surface-hover",
      )}
    >
      <Icon aria-hidden size={18} strokeWidth={1.75} className="mt-1 shrink-0 text-text-soft rtl:-scale-x-100" />
      <span className="min-w-0 grow">
        <span dir="auto" className="line-clamp-1 text-as-page wrap-anywhere">
          <Marked pieces={found.title} />
        </span>
        {found.kind === "post" && (
          <span dir="auto" className="line-clamp-1 text-sm text-as-page wrap-anywhere text-text-soft">
            <Marked pieces={found.snippet} />
          </span>
        )}
      </span>
    </div>
  );
}

/** What to do next, below what is offered; how much that is, or why it is nothing, is also said. */
function Beneath({ typed, suggestions }: { typed: string; suggestions: Suggestions }) {
  const t = useTranslations("search");
  const { found, trouble, isPending } = suggestions;
  const isSlow = useSlow(isPending);
  const said = typed === "" ? t("begin") : trouble ? t(trouble) : isSlow ? t("searching") : null;
  const offered = !isPending && typed.length > 1 ? t("offered", { count: found.length }) : null;
  return (
    <div className="shrink-0 px-3 py-3 text-sm text-text-soft">
      <p role="status" className={said === null && found.length > 0 ? "sr-only" : undefined}>
        {said ?? offered}
      </p>
      {typed !== "" && (
        <p className="flex items-center gap-2 max-sm:hidden">
          <CornerDownLeft aria-hidden size={16} strokeWidth={1.75} className="shrink-0" />
          <span className="line-clamp-1">{t.rich("enterForAll", { asked: () => <bdi>{typed}</bdi> })}</span>
        </p>
      )}
    </div>
  );
}
