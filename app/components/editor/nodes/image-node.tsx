import type { SerializedLexicalNode, Spread } from "lexical";
import { DecoratorNode, type EditorConfig, type LexicalNode, type NodeKey } from "lexical";
import type { ReactElement } from "react";
import { ImageFigure } from "./image-figure.tsx";

export type Picture = { mediaId: string; alt: string; width: number; height: number; src?: string };
type SerializedPicture = Spread<Picture, SerializedLexicalNode>;

/** A picture the club stores, with words for those who cannot see it. */
export class ImageNode extends DecoratorNode<ReactElement> {
  __picture: Picture;

  static override getType(): string {
    return "image";
  }

  static override clone(node: ImageNode): ImageNode {
    return new ImageNode(node.__picture, node.__key);
  }

  static override importJSON({ mediaId, alt, width, height, src }: SerializedPicture): ImageNode {
    return $createImageNode({ mediaId, alt, width, height, src });
  }

  constructor(picture: Picture = { mediaId: "", alt: "", width: 1, height: 1 }, key?: NodeKey) {
    super(key);
    this.__picture = picture;
  }

  override exportJSON(): SerializedPicture {
    return { ...super.exportJSON(), ...this.getLatest().__picture, type: "image" };
  }

  override createDOM(config: EditorConfig): HTMLElement {
    const element = document.createElement("div");
    element.className = config.theme.image ?? "";
    return element;
  }

  override updateDOM(): boolean {
    return false;
  }

  override isInline(): boolean {
    return false;
  }

  override getTextContent(): string {
    return this.getLatest().__picture.alt;
  }

  setAlt(alt: string): void {
    const writable = this.getWritable();
    writable.__picture = { ...writable.__picture, alt };
  }

  override decorate(): ReactElement {
    return <ImageFigure nodeKey={this.__key} picture={this.__picture} />;
  }
}

export function $createImageNode(picture: Picture): ImageNode {
  return new ImageNode(picture);
}

export function $isImageNode(node: LexicalNode | null | undefined): node is ImageNode {
  return node instanceof ImageNode;
}
