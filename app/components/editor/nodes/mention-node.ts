import {
  $applyNodeReplacement,
  type EditorConfig,
  type NodeKey,
  type SerializedTextNode,
  type Spread,
  TextNode,
} from "lexical";

export type Mention = { memberId: string; name: string };
type SerializedMention = Spread<Mention, SerializedTextNode>;

/** A member called by name: one piece that is deleted as a whole. */
export class MentionNode extends TextNode {
  __memberId: string;
  __name: string;

  static override getType(): string {
    return "mention";
  }

  static override clone(node: MentionNode): MentionNode {
    return new MentionNode({ memberId: node.__memberId, name: node.__name }, node.__key);
  }

  static override importJSON(json: SerializedMention): MentionNode {
    return $createMentionNode(json);
  }

  constructor({ memberId, name }: Mention = { memberId: "", name: "" }, key?: NodeKey) {
    super(`@${name}`, key);
    this.__memberId = memberId;
    this.__name = name;
  }

  override exportJSON(): SerializedMention {
    return { ...super.exportJSON(), type: "mention", memberId: this.__memberId, name: this.__name };
  }

  override createDOM(config: EditorConfig): HTMLElement {
    const element = super.createDOM(config);
    element.className = config.theme.mention ?? "";
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

export function $createMentionNode(mention: Mention): MentionNode {
  return $applyNodeReplacement(new MentionNode(mention).setMode("token"));
}
