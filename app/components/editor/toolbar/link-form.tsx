import { $createLinkNode, $isLinkNode, TOGGLE_LINK_COMMAND } from "@lexical/link";
import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { $findMatchingParent } from "@lexical/utils";
import { $createTextNode, $getRoot, $getSelection, $isRangeSelection, type LexicalEditor } from "lexical";
import { type KeyboardEvent, type RefObject, useEffect, useId, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { toAllowedHref } from "#app/domain/core/rich-text/href.ts";

const buttonLook = "min-h-11 rounded-lg px-3 focus-visible:outline-2 focus-visible:outline-accent";

/** Asks for the address of a link. It is no `<form>`: the editor stands inside one. */
export function LinkForm({ current, onClose }: { current: string | null; onClose: () => void }) {
  const t = useTranslations("editor.link");
  const [editor] = useLexicalComposerContext();
  const [failed, setFailed] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const errorId = useId();
  const error = failed ? errorId : undefined;
  const finish = (act?: () => void) => {
    act?.();
    onClose();
    editor.focus();
  };
  const apply = () => {
    const href = readAddress(input.current?.value ?? "");
    setFailed(href === null);
    if (href !== null) finish(() => setLink(editor, href));
  };
  return (
    <div className="flex flex-wrap items-center gap-2 border-t border-line p-2">
      <AddressField input={input} current={current} error={error} onEnter={apply} onEscape={finish} />
      <button type="button" className={`${buttonLook} text-accent`} onClick={apply}>
        {t("apply")}
      </button>
      {current !== null && (
        <button type="button" className={buttonLook} onClick={() => finish(() => removeLink(editor))}>
          {t("remove")}
        </button>
      )}
      {failed && (
        <p id={errorId} role="alert" className="w-full text-sm text-bad">
          {t("invalid")}
        </p>
      )}
    </div>
  );
}

type AddressProps = {
  input: RefObject<HTMLInputElement>;
  current: string | null;
  error: string | undefined;
  onEnter: () => void;
  onEscape: () => void;
};

function AddressField({ input, current, error, onEnter, onEscape }: AddressProps) {
  const t = useTranslations("editor.link");
  const id = useId();
  useEffect(() => input.current?.select(), [input]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" && event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === "Enter") onEnter();
    else onEscape();
  };
  return (
    <>
      <label htmlFor={id} className="text-sm">
        {t("address")}
      </label>
      <input
        ref={input}
        id={id}
        type="text"
        inputMode="url"
        dir="ltr"
        autoComplete="off"
        defaultValue={current ?? ""}
        placeholder="https://"
        aria-invalid={error !== undefined || undefined}
        aria-describedby={error}
        className="min-h-11 min-w-40 grow rounded-lg border border-line-strong bg-surface-raised px-3"
        onKeyDown={onKeyDown}
      />
    </>
  );
}

function readAddress(typed: string): string | null {
  const address = typed.trim();
  if (/^[^\s@/:]+@[^\s@/]+\.[^\s@/]+$/.test(address)) return toAllowedHref(`mailto:${address}`);
  return toAllowedHref(address) ?? (/^[^\s:/]+\.[^\s:/]+/.test(address) ? toAllowedHref(`https://${address}`) : null);
}

function setLink(editor: LexicalEditor, href: string): void {
  editor.update(() => {
    const selection = $getSelection() ?? $getRoot().selectEnd();
    if (!$isRangeSelection(selection)) return;
    const link = $findMatchingParent(selection.anchor.getNode(), $isLinkNode);
    if (link) link.setURL(href);
    else if (!selection.isCollapsed()) editor.dispatchCommand(TOGGLE_LINK_COMMAND, href);
    else selection.insertNodes([$createLinkNode(href).append($createTextNode(href))]);
  });
}

function removeLink(editor: LexicalEditor): void {
  editor.dispatchCommand(TOGGLE_LINK_COMMAND, null);
}
