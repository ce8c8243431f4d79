import { ChevronDown } from "lucide-react";
import { type ChangeEvent, type FocusEvent, type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { nextByKey } from "../ui/next-by-key.ts";
import { controlClass } from "./control-class.ts";
import type { Wiring } from "./field.tsx";
import { matchOptions } from "./match-options.ts";
import type { Option } from "./select.tsx";

type Props = {
  wiring: Wiring;
  name: string;
  dir?: "ltr" | "rtl" | "auto";
  options: Option[];
  value: string;
  onValue: (value: string) => void;
};

/** The field and its list. https://www.w3.org/WAI/ARIA/apg/patterns/combobox/examples/combobox-autocomplete-list/ */
export function ComboboxInput({ wiring, name, dir = "auto", options, value, onValue }: Props) {
  const id = useId();
  const { shown, active, isOpen, choose, input } = useOptions(options, value, onValue);
  return (
    <div className="relative">
      <input type="hidden" name={name} value={value} />
      <input
        {...wiring}
        {...input}
        role="combobox"
        aria-expanded={isOpen}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={shown[active] && `${id}-${active}`}
        autoComplete="off"
        spellCheck={false}
        dir={dir}
        className={`${controlClass} pe-10 text-as-page`}
      />
      <ChevronDown
        aria-hidden
        size={20}
        strokeWidth={1.75}
        className="pointer-events-none absolute inset-y-0 end-3 my-auto text-text-soft"
      />
      {isOpen && <OptionList id={id} shown={shown} active={active} value={value} dir={dir} onChoose={choose} />}
    </div>
  );
}

/** What is typed, which options fit it, which of them the keys have reached. */
function useOptions(options: Option[], value: string, onValue: (value: string) => void) {
  const chosen = options.find((option) => option.value === value);
  /** What is typed; null while the list is closed. */
  const [typed, setTyped] = useState<string | null>(null);
  const [active, setActive] = useState(-1);
  const isOpen = typed !== null;
  const shown = isOpen ? matchOptions(options, typed === chosen?.label ? "" : typed) : [];
  const open = (text: string | null, at: number) => {
    setTyped(text);
    setActive(at);
  };
  const choose = (option: Option | undefined) => {
    if (option) onValue(option.value);
    open(null, -1);
  };
  const keys: Record<string, (event: KeyboardEvent) => void> = {
    escape: (event) => {
      event.stopPropagation();
      open(null, -1);
    },
    enter: () => choose(shown[active] ?? (shown.length === 1 ? shown[0] : undefined)),
    move: ({ key }) => setActive(nextByKey(key, active, shown.length) ?? -1),
    open: () => open(chosen?.label ?? "", -1),
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const deed = keys[deedOfKey(event.key, isOpen) ?? ""];
    if (deed) event.preventDefault();
    deed?.(event);
  };
  const input = {
    value: typed ?? chosen?.label ?? "",
    onClick: () => !isOpen && open(chosen?.label ?? "", -1),
    onFocus: (event: FocusEvent<HTMLInputElement>) => event.currentTarget.select(),
    onChange: ({ target }: ChangeEvent<HTMLInputElement>) => open(target.value, target.value ? 0 : -1),
    onBlur: () => choose(options.find(({ label }) => label === typed?.trim())),
    onKeyDown,
  };
  return { shown, active, isOpen, choose, input };
}

function deedOfKey(key: string, isOpen: boolean): string | undefined {
  const isArrow = key === "ArrowDown" || key === "ArrowUp";
  if (!isOpen) return isArrow ? "open" : undefined;
  return isArrow ? "move" : { Escape: "escape", Enter: "enter" }[key];
}

type ListProps = {
  id: string;
  shown: Option[];
  active: number;
  value: string;
  dir: Props["dir"];
  onChoose: (option: Option) => void;
};

function OptionList({ id, shown, active, value, dir, onChoose }: ListProps) {
  const t = useTranslations("controls");
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: "nearest" });
  }, [active]);
  return (
    <div className="absolute inset-x-0 top-full z-40 mt-1 max-h-72 animate-appear overflow-y-auto rounded-card border border-line bg-surface-floating p-1.5 shadow-floating">
      <div ref={list} id={`${id}-list`} role="listbox" aria-label={t("options")}>
        {shown.map((option, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field keeps the focus and handles the keys
          <div
            key={option.value}
            id={`${id}-${index}`}
            role="option"
            aria-selected={option.value === value}
            tabIndex={-1}
            data-active={index === active || undefined}
            dir={dir}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onChoose(option)}
            className="flex min-h-11 cursor-pointer items-center rounded-control px-3 text-as-page hover:bg-surface-hover aria-selected:font-medium aria-selected:text-accent data-active:bg-surface-hover data-active:outline-2 data-active:-outline-offset-2 data-active:outline-accent"
          >
            {option.label}
          </div>
        ))}
      </div>
      {shown.length === 0 && (
        <p role="status" className="px-3 py-2 text-text-soft">
          {t("noOption")}
        </p>
      )}
    </div>
  );
}
