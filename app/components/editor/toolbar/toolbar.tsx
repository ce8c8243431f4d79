import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import {
  $getRoot,
  $getSelection,
  $isRangeSelection,
  FORMAT_TEXT_COMMAND,
  type LexicalEditor,
  SKIP_DOM_SELECTION_TAG,
  type UpdateTag,
} from "lexical";
import { AtSign, Bold, Code, ImagePlus, Italic, Link, List, ListOrdered, Quote, Smile, Tag } from "lucide-react";
import { useRef } from "react";
import { useTranslations } from "use-intl";
import { EmojiPicker } from "./emoji-picker.tsx";
import { LinkForm } from "./link-form.tsx";
import { setBlock } from "./set-block.ts";
import { ToolbarButton } from "./toolbar-button.tsx";
import { type Block, useFormat } from "./use-format.ts";
import { useRovingFocus } from "./use-roving-focus.ts";

export type Panel = "link" | "emoji" | null;

type Props = {
  controls: string;
  panel: Panel;
  setPanel: (panel: Panel) => void;
  onFiles: (files: Iterable<File>) => void;
};

const blocks = [
  { block: "bullet", icon: List },
  { block: "number", icon: ListOrdered },
  { block: "quote", icon: Quote },
  { block: "code", icon: Code },
] as const satisfies { block: Block; icon: typeof List }[];

/** Everything the text can be given by hand. */
export function Toolbar(props: Props) {
  const t = useTranslations("editor.toolbar");
  const format = useFormat();
  const roving = useRovingFocus<HTMLDivElement>();
  return (
    <div className="border-b border-line">
      <div
        {...roving}
        role="toolbar"
        aria-label={t("label")}
        aria-controls={props.controls}
        className="flex overflow-x-auto p-1 scrollbar-none sm:flex-wrap"
      >
        <StyleButtons format={format} />
        <InsertButtons {...props} />
        <BlockButtons format={format} />
        <SignButtons {...props} />
      </div>
      <OpenPanel panel={props.panel} link={format.link} onClose={() => props.setPanel(null)} />
    </div>
  );
}

/** A link and a picture: on a phone only the first half of the row is in sight, and these are wanted most. */
function InsertButtons({ panel, setPanel, onFiles }: Omit<Props, "controls">) {
  const t = useTranslations("editor.toolbar");
  return (
    <>
      <ToolbarButton
        icon={Link}
        label={t("link")}
        expanded={panel === "link"}
        shortcut="Control+K Meta+K"
        onClick={() => setPanel(panel === "link" ? null : "link")}
      />
      <ImageButton label={t("image")} onFiles={onFiles} />
    </>
  );
}

/** What is named or shown by a sign: a person, a product, a feeling. */
function SignButtons({ panel, setPanel }: Pick<Props, "panel" | "setPanel">) {
  const t = useTranslations("editor.toolbar");
  const [editor] = useLexicalComposerContext();
  const type = (text: string) => {
    setPanel(null);
    editor.focus();
    typeText(editor, text);
  };
  return (
    <>
      <ToolbarButton icon={AtSign} label={t("mention")} onClick={() => type("@")} />
      <ToolbarButton icon={Tag} label={t("product")} onClick={() => type("#")} />
      <ToolbarButton
        icon={Smile}
        label={t("emoji")}
        expanded={panel === "emoji"}
        onClick={() => setPanel(panel === "emoji" ? null : "emoji")}
      />
    </>
  );
}

type PanelProps = { panel: Panel; link: ReturnType<typeof useFormat>["link"]; onClose: () => void };

function OpenPanel({ panel, link, onClose }: PanelProps) {
  const [editor] = useLexicalComposerContext();
  if (panel === "link") return <LinkForm current={link} onClose={onClose} />;
  if (panel === null) return null;
  return (
    <EmojiPicker
      onChoose={(emoji) => typeText(editor, emoji, SKIP_DOM_SELECTION_TAG)}
      onClose={() => {
        onClose();
        editor.focus();
      }}
    />
  );
}

type FormatProps = { format: ReturnType<typeof useFormat> };

function StyleButtons({ format }: FormatProps) {
  const t = useTranslations("editor.toolbar");
  const [editor] = useLexicalComposerContext();
  return (["bold", "italic"] as const).map((name) => (
    <ToolbarButton
      key={name}
      icon={name === "bold" ? Bold : Italic}
      label={t(name)}
      pressed={format[name]}
      shortcut={name === "bold" ? "Control+B Meta+B" : "Control+I Meta+I"}
      onClick={() => editor.dispatchCommand(FORMAT_TEXT_COMMAND, name)}
    />
  ));
}

function BlockButtons({ format }: FormatProps) {
  const t = useTranslations("editor.toolbar");
  const [editor] = useLexicalComposerContext();
  return blocks.map(({ block, icon }) => (
    <ToolbarButton
      key={block}
      icon={icon}
      label={t(block)}
      pressed={format.block === block}
      onClick={() => setBlock(editor, format.block, block)}
    />
  ));
}

function ImageButton({ label, onFiles }: { label: string; onFiles: (files: Iterable<File>) => void }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <ToolbarButton icon={ImagePlus} label={label} onClick={() => input.current?.click()} />
      <input
        ref={input}
        type="file"
        accept="image/*"
        multiple
        hidden
        aria-label={label}
        onChange={({ target }) => {
          onFiles([...(target.files ?? [])]);
          target.value = "";
        }}
      />
    </>
  );
}

/** Types at the caret, with a space before `@` and `#` where they would otherwise stick to a word. */
function typeText(editor: LexicalEditor, text: string, tag?: UpdateTag): void {
  editor.update(
    () => {
      const selection = $getSelection() ?? $getRoot().selectEnd();
      if (!$isRangeSelection(selection)) return;
      const before = selection.anchor.getNode().getTextContent().slice(0, selection.anchor.offset);
      const sticks = (text === "@" || text === "#") && /\S$/.test(before);
      selection.insertText(sticks ? ` ${text}` : text);
    },
    { tag },
  );
}
