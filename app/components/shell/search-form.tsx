import { Form } from "@remix-run/react";
import { Search } from "lucide-react";
import { lazy, Suspense, useCallback, useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { withWords } from "#app/i18n/words-at-hand.ts";
import { searchPath } from "#app/paths.ts";
import { Kbd } from "../ui/kbd.tsx";
import { useHydrated } from "../ui/use-hydrated.ts";

const QuickSearch = lazy(async () => ({
  default: (await withWords(import("../search/quick-search.tsx"))).QuickSearch,
}));

/**
 * Looks things up: a field that leads to the page of results, and with scripts the box that offers what is meant, opened
 * by a press on the field, by typing into it, and by Ctrl or ⌘ with K wherever one is.
 */
export function SearchForm() {
  const t = useTranslations("shell");
  const hydrated = useHydrated();
  const { state, show, type, close } = useQuickSearch();
  return (
    <>
      <Form
        role="search"
        aria-label={t("searchClub")}
        action={searchPath()}
        className="relative hidden max-w-md grow md:block"
      >
        <Search
          aria-hidden
          size={18}
          strokeWidth={1.75}
          className="pointer-events-none absolute start-3 top-1/2 -translate-y-1/2 text-text-soft"
        />
        <input
          type="search"
          name="q"
          aria-label={t("searchClub")}
          aria-keyshortcuts="Control+K Meta+K"
          placeholder={t("searchClub")}
          dir="auto"
          onClick={show}
          onInput={(event) => {
            type(event.currentTarget.value);
            event.currentTarget.value = "";
          }}
          className="block min-h-11 w-full rounded-control border border-line-strong bg-surface px-10 text-base text-as-page placeholder:text-text-soft"
        />
        {hydrated && (
          <span aria-hidden className="pointer-events-none absolute end-2.5 top-1/2 -translate-y-1/2 max-lg:hidden">
            <Kbd keys={["Ctrl", "K"]} />
          </span>
        )}
      </Form>
      {state.wasOpened && (
        <Suspense fallback={null}>
          <QuickSearch open={state.open} typed={state.typed} onType={type} onClose={close} />
        </Suspense>
      )}
    </>
  );
}

/** Whether the box is open, and what is typed in it; what was typed is still there when it is opened again. */
function useQuickSearch() {
  const [state, setState] = useState({ open: false, wasOpened: false, typed: "" });
  const show = useCallback(() => setState((before) => ({ ...before, open: true, wasOpened: true })), []);
  useEffect(() => {
    const onKeyDown = (event: globalThis.KeyboardEvent) => {
      // The key itself, whatever letter it has on a Persian keyboard.
      if (!(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey || event.code !== "KeyK") return;
      if (event.defaultPrevented || document.querySelector("dialog:modal")) return;
      event.preventDefault();
      show();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [show]);
  return {
    ...{ state, show },
    type: (typed: string) => setState({ open: true, wasOpened: true, typed }),
    close: () => setState((before) => ({ ...before, open: false })),
  };
}
