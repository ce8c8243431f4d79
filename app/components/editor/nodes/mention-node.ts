import { $applyNodeReplacement, type NodeKey, type SerializedTextNode, type Spread } from "lexical";
import { OnePieceNode } from "./one-piece-node.ts";

export type Mention = { memberId: string; name: string };
type SerializedMention = Spread<Mention, SerializedTextNode>;

/** A member called by name. */
export class MentionNode extends OnePieceNode {
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
}

export function $createMentionNode(mention: Mention): MentionNode {
  return $applyNodeReplacement(new MentionNode(mention).setMode("token"));
}
