import { $applyNodeReplacement, type NodeKey, type SerializedTextNode, type Spread } from "lexical";
import { OnePieceNode } from "./one-piece-node.ts";

export type ProductTag = { productId: string; slug: string; name: string };
type SerializedProduct = Spread<ProductTag, SerializedTextNode>;

/** A product of the club, tagged. */
export class ProductNode extends OnePieceNode {
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
}

export function $createProductNode(product: ProductTag): ProductNode {
  return $applyNodeReplacement(new ProductNode(product).setMode("token"));
}
