import {
  $applyNodeReplacement,
  type EditorConfig,
  type NodeKey,
  type SerializedTextNode,
  type Spread,
  TextNode,
} from "lexical";

export type ProductTag = { productId: string; slug: string; name: string };
type SerializedProduct = Spread<ProductTag, SerializedTextNode>;

/** A product of the club, tagged: one piece that is deleted as a whole. */
export class ProductNode extends TextNode {
  __productId: string;
  __slug: string;
  __name: string;

  static override getType(): string {
    return "product";
  }

  static override clone(node: ProductNode): ProductNode {
    return new ProductNode({ productId: node.__productId, slug: node.__slug, name: node.__name }, node.__key);
  }

  static override importJSON(json: SerializedProduct): ProductNode {
    return $createProductNode(json);
  }

  constructor({ productId, slug, name }: ProductTag = { productId: "", slug: "", name: "" }, key?: NodeKey) {
    super(name, key);
    this.__productId = productId;
    this.__slug = slug;
    this.__name = name;
  }

  override exportJSON(): SerializedProduct {
    return {
      ...super.exportJSON(),
      type: "product",
      productId: this.__productId,
      slug: this.__slug,
      name: this.__name,
    };
  }

  override createDOM(config: EditorConfig): HTMLElement {
    const element = super.createDOM(config);
    element.className = config.theme.product ?? "";
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

export function $createProductNode(product: ProductTag): ProductNode {
  return $applyNodeReplacement(new ProductNode(product).setMode("token"));
}
