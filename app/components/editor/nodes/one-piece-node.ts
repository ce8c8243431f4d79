import { type EditorConfig, TextNode } from "lexical";

/** Text that stands for somebody or something: one piece, deleted as a whole. Each kind names its look in the theme. */
export abstract class OnePieceNode extends TextNode {
  override createDOM(config: EditorConfig): HTMLElement {
    const element = super.createDOM(config);
    element.className = config.theme[this.getType()] ?? "";
    element.spellcheck = false;
    return element;
  }

  override isTextEntity(): boolean {
    return true;
  }

  override canInsertTextBefore(): boolean {
    return false;
  }

  override canInsertTextAfter(): boolean {
    return false;
  }
}
