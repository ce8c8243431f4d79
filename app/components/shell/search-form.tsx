import { Form } from "@remix-run/react";
import { Search } from "lucide-react";
import { type RefObject, useCallback, useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { withWords } from "#app/i18n/words-at-hand.ts";
import { searchPath } from "#app/paths.ts";
import { Kbd } from "../ui/kbd.tsx";
import { useHydrated } from "../ui/use-hydrated.ts";

const loadBox = async () => (await withWords(import("../search/quick-search.tsx"))).QuickSearch;
type Box = Awaited<ReturnType<typeof loadBox>>;

/**
 * Looks things up: a field that leads to the page of results, and with scripts the box that offers what is meant, opened
 * by a press on the field, by typing into it, and by Ctrl or ⌘ with K wherever one is. Until its scripts are there, and
 * where they do not come, the field takes the letters.
 */
export function SearchForm() {
  const t = useTranslations("shell");
  const hydrated = useHydrated();
  const field = useRef<HTMLInputElement>(null);
  const { Box, open, typed, show, setTyped, close } = useQuickSearch(field);
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
          ref={field}
          type="search"
          name="q"
          aria-label={t("searchClub")}
          aria-keyshortcuts="Control+K Meta+K"
          placeholder={t("searchClub")}
          dir="auto"
          onClick={() => void show()}
          onInput={() => void show()}
          className="block min-h-11 w-full rounded-control border border-line-strong bg-surface px-10 text-base text-as-page placeholder:text-text-soft"
        />
        {hydrated && (
          <span aria-hidden className="pointer-events-none absolute end-2.5 top-1/2 -translate-y-1/2 max-lg:hidden">
            <Kbd keys={["Ctrl", "K"]} />
          </span>
        )}
      </Form>
      {Box && <Box open={open} typed={typed} onType={setTyped} onClose={close} />}
    </>
  );
}

/**
 * Whether the box is open, and what is typed in it: what was typed into the page's field moves there, and is still there
 * when it is opened again.
 */
function useQuickSearch(field: RefObject<HTMLInputElement>) {
  const [Box, setBox] = useState<Box | null>(null);
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState("");
  const show = useCallback(async () => {
    const loaded = await loadBox().catch(() => null); // no connection: the field leads to the page of results
    if (!loaded) return;
    setBox(() => loaded);
    setOpen(true);
    if (field.current?.value) setTyped(field.current.value);
    if (field.current) field.current.value = "";
  }, [field]);
  useEffect(() => {
    const onKeyDown = (event: globalThis.KeyboardEvent) => {
      // The key itself, whatever letter it has on a Persian keyboard.
      if (!(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey || event.code !== "KeyK") return;
      if (event.defaultPrevented || document.querySelector("dialog:modal")) return;
      event.preventDefault();
      void show();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [show]);
  return { Box, open, typed, setTyped, show, close: useCallback(() => setOpen(false), []) };
}
