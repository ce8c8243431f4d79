import type { SerializedElementNode, Spread } from "lexical";
import { $createParagraphNode, type EditorConfig, ElementNode, type LexicalNode, type NodeKey } from "lexical";

export type QuotedPost = { postId: string; authorName: string; number: number };
type SerializedPostQuote = Spread<QuotedPost, SerializedElementNode>;

/** Another post's words with their source. Its blocks can be shortened; its source cannot be edited. */
export class PostQuoteNode extends ElementNode {
  __post: QuotedPost;

  static override getType(): string {
    return "post-quote";
  }

  static override clone(node: PostQuoteNode): PostQuoteNode {
    return new PostQuoteNode(node.__post, node.__key);
  }

  static override importJSON({ postId, authorName, number }: SerializedPostQuote): PostQuoteNode {
    return $createPostQuoteNode({ postId, authorName, number });
  }

  constructor(post: QuotedPost = { postId: "", authorName: "", number: 1 }, key?: NodeKey) {
    super(key);
    this.__post = post;
  }

  override exportJSON(): SerializedPostQuote {
    return { ...super.exportJSON(), ...this.getLatest().__post, type: "post-quote" };
  }

  override createDOM(config: EditorConfig): HTMLElement {
    const element = document.createElement("blockquote");
    element.className = config.theme.postQuote ?? "";
    element.dataset.author = this.__post.authorName;
    return element;
  }

  override updateDOM(): boolean {
    return false;
  }

  override isShadowRoot(): boolean {
    return true;
  }

  override canBeEmpty(): boolean {
    return false;
  }
}

export function $createPostQuoteNode(post: QuotedPost): PostQuoteNode {
  return new PostQuoteNode(post);
}

export function $isPostQuoteNode(node: LexicalNode | null | undefined): node is PostQuoteNode {
  return node instanceof PostQuoteNode;
}

/** Leaves the quote: the caret goes on in a new paragraph after it. */
export function $leavePostQuote(quote: PostQuoteNode): void {
  const next = quote.getNextSibling();
  if (next instanceof ElementNode && !$isPostQuoteNode(next)) {
    next.selectStart();
    return;
  }
  const paragraph = $createParagraphNode();
  quote.insertAfter(paragraph);
  paragraph.select();
}
