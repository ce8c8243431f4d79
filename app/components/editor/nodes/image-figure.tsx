import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { useLexicalNodeSelection } from "@lexical/react/useLexicalNodeSelection";
import { $getNodeByKey, type NodeKey } from "lexical";
import { X } from "lucide-react";
import { useId } from "react";
import { useTranslations } from "use-intl";
import { useEditorOptions } from "../editor-options.ts";
import type { ImageNode, Picture } from "./image-node.tsx";

/** A picture in the editor: a field for its description below, a button that takes it out. */
export function ImageFigure({ nodeKey, picture }: { nodeKey: NodeKey; picture: Picture }) {
  const t = useTranslations("editor.image");
  const [editor] = useLexicalComposerContext();
  const change = (edit: (node: ImageNode) => void) =>
    editor.update(() => {
      const node = $getNodeByKey<ImageNode>(nodeKey);
      if (node) edit(node);
    });
  return (
    <figure className="my-2 w-fit max-w-full">
      <div className="relative min-h-16 min-w-40">
        <SelectablePicture nodeKey={nodeKey} picture={picture} />
        <button
          type="button"
          aria-label={t("remove")}
          className="absolute end-2 top-2 grid size-11 place-items-center rounded-lg border border-line bg-surface-raised text-text"
          onClick={() => change((node) => node.remove())}
        >
          <X size={20} strokeWidth={1.75} aria-hidden />
        </button>
      </div>
      <AltField alt={picture.alt} onChange={(alt) => change((node) => node.setAlt(alt))} />
    </figure>
  );
}

function SelectablePicture({ nodeKey, picture }: { nodeKey: NodeKey; picture: Picture }) {
  const t = useTranslations("editor.image");
  const [isSelected, setSelected, clearSelection] = useLexicalNodeSelection(nodeKey);
  const { images } = useEditorOptions();
  return (
    <button
      type="button"
      tabIndex={-1}
      aria-label={t("select")}
      className={`block rounded-lg ${isSelected ? "outline-2 outline-offset-2 outline-accent" : ""}`}
      onClick={() => {
        clearSelection();
        setSelected(true);
      }}
    >
      <img
        src={picture.src ?? images[picture.mediaId]}
        alt={picture.alt}
        width={picture.width}
        height={picture.height}
        draggable={false}
        className="h-auto max-h-80 w-auto max-w-full rounded-lg"
      />
    </button>
  );
}

function AltField({ alt, onChange }: { alt: string; onChange: (alt: string) => void }) {
  const t = useTranslations("editor.image");
  const id = useId();
  return (
    <figcaption className="mt-1">
      <label htmlFor={id} className="sr-only">
        {t("alt")}
      </label>
      <input
        id={id}
        dir="auto"
        maxLength={500}
        defaultValue={alt}
        placeholder={t("altHint")}
        className="w-full border-b border-line bg-transparent py-1 text-sm text-text-soft"
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter" && !event.ctrlKey && !event.metaKey) event.preventDefault();
        }}
      />
    </figcaption>
  );
}
