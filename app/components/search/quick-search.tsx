import { Form, useNavigate } from "@remix-run/react";
import { CornerDownLeft, MessageSquareText, Package, Reply, Search, UserRound } from "lucide-react";
import { type KeyboardEvent, useId, useState } from "react";
import { useTranslations } from "use-intl";
import { searchPath } from "#app/paths.ts";
import type { Found } from "#search/views.ts";
import { bareControlClass, controlFrameClass } from "../form/control-class.ts";
import { classNames } from "../ui/class-names.ts";
import { Dialog } from "../ui/dialog.tsx";
import { nextByKey } from "../ui/next-by-key.ts";
import { Marked } from "./marked.tsx";
import { useSuggestions } from "./use-suggestions.ts";

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
  const navigate = useNavigate();
  const suggestions = useSuggestions(typed);
  const found = suggestions?.found ?? [];
  const [chosen, setChosen] = useState(-1);
  const go = (path: string) => {
    onClose();
    navigate(path);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const isArrow = event.key === "ArrowDown" || event.key === "ArrowUp";
    const next = isArrow ? nextByKey(event.key, chosen, found.length) : null;
    const there = event.key === "Enter" ? found[chosen] : undefined;
    if (next === null && !there) return;
    event.preventDefault();
    if (next !== null) setChosen(next);
    if (there) go(there.path);
  };
  return (
    <>
      <Form role="search" action={searchPath()} onSubmit={onClose} className={classNames(controlFrameClass, "ps-3")}>
        <Search aria-hidden size={20} strokeWidth={1.75} className="pointer-events-none shrink-0 text-text-soft" />
        <input
          data-first=""
          type="search"
          name="q"
          role="combobox"
          aria-label={t("label")}
          aria-expanded={found.length > 0}
          aria-controls={`${id}-list`}
          aria-activedescendant={found[chosen] ? `${id}-${chosen}` : undefined}
          aria-autocomplete="list"
          autoComplete="off"
          placeholder={t("label")}
          dir="auto"
          value={typed}
          onChange={(event) => {
            setChosen(-1);
            onType(event.target.value);
          }}
          onKeyDown={onKeyDown}
          className={classNames(bareControlClass, "min-h-12 text-as-page")}
        />
      </Form>
      <div className="mt-2 h-[min(56dvh,26rem)] overflow-y-auto">
        <div id={`${id}-list`} role="listbox" aria-label={t("results")}>
          {found.map((one, index) => (
            <Offered
              key={`${one.kind}:${one.id}`}
              id={`${id}-${index}`}
              found={one}
              isChosen={index === chosen}
              onGo={() => go(one.path)}
            />
          ))}
        </div>
        <Beneath typed={typed.trim()} count={suggestions?.of === typed.trim() ? found.length : null} />
      </div>
    </>
  );
}

const icons = { topic: MessageSquareText, post: Reply, product: Package, member: UserRound };

type OfferedProps = { id: string; found: Found; isChosen: boolean; onGo: () => void };

/** One thing that may be meant. The field keeps the focus; keys are its own. */
function Offered({ id, found, isChosen, onGo }: OfferedProps) {
  const t = useTranslations("search");
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
        <span className="sr-only">{t(found.kind)}: </span>
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

/** What to do next, below what is offered; how much that is is also said. */
function Beneath({ typed, count }: { typed: string; count: number | null }) {
  const t = useTranslations("search");
  return (
    <div className="px-3 py-3 text-sm text-text-soft">
      <p role="status" className={count === 0 || typed === "" ? undefined : "sr-only"}>
        {typed === "" ? t("begin") : count !== null && t("offered", { count })}
      </p>
      {typed !== "" && (
        <p className="flex items-center gap-2 max-sm:hidden">
          <CornerDownLeft aria-hidden size={16} strokeWidth={1.75} className="shrink-0" />
          <span className="min-w-0 truncate">{t.rich("enterForAll", { asked: () => <bdi>{typed}</bdi> })}</span>
        </p>
      )}
    </div>
  );
}
