import type { Actor } from "#app/domain/core/actor.ts";
import type {
  BlockNode,
  InlineNode,
  ListItemNode,
  PostQuoteNode,
  RichTextDocument,
} from "#app/domain/core/rich-text/schema.ts";
import { mentions, nodeText, productTags, quotedPosts } from "#app/domain/core/rich-text/text.ts";
import { db } from "#app/platform/db/client.server.ts";
import { readablePosts } from "./policy.ts";
import { isQuotedFrom } from "./rules.ts";

type Known = {
  members: Map<string, string>;
  products: Map<string, { slug: string; name: string }>;
  posts: Map<string, { number: number; text: string; author: { name: string } }>;
  /** Quotes that stood in the text before, as JSON: their post may have been edited since. */
  standing: Set<string>;
};

/**
 * Checks what a text points at and writes the true names into it: a mention carries its member's name, a product its
 * own, a quote its author's. What does not exist becomes plain words; a quote of a post that the actor may not read
 * goes, and one that the post never said is nobody's.
 */
export async function checkNodes(
  actor: Actor,
  document: RichTextDocument,
  before?: RichTextDocument,
): Promise<RichTextDocument> {
  const [members, products, posts] = [mentions(document), productTags(document), quotedPosts(document)];
  if (members.length + products.length + posts.length === 0) return document;
  const known = await findKnown(actor, {
    members: members.map(({ memberId }) => memberId),
    products: products.map(({ productId }) => productId),
    posts: posts.map(({ postId }) => postId),
  });
  const standing = new Set(before?.root.children.map((block) => JSON.stringify(block)));
  const children = document.root.children.flatMap((block) => checkBlock(block, { ...known, standing }));
  return { root: { type: "root", children } };
}

async function findKnown(actor: Actor, ids: Record<"members" | "products" | "posts", string[]>) {
  const [members, products, posts] = await Promise.all([
    ids.members.length === 0
      ? []
      : db.member.findMany({
          where: { id: { in: ids.members }, standing: { not: "removed" } },
          select: { id: true, name: true },
        }),
    ids.products.length === 0
      ? []
      : db.product.findMany({ where: { id: { in: ids.products } }, select: { id: true, slug: true, name: true } }),
    ids.posts.length === 0
      ? []
      : db.post.findMany({
          where: { AND: [{ id: { in: ids.posts }, hiddenAt: null, deletedAt: null }, readablePosts(actor)] },
          select: { id: true, number: true, text: true, author: { select: { name: true } } },
        }),
  ]);
  return {
    members: new Map(members.map(({ id, name }) => [id, name])),
    products: new Map(products.map(({ id, ...product }) => [id, product])),
    posts: new Map(posts.map(({ id, ...post }) => [id, post])),
  };
}

function checkBlock(block: BlockNode, known: Known): BlockNode[] {
  switch (block.type) {
    case "paragraph":
    case "quote":
      return [{ ...block, children: block.children.map((node) => checkInline(node, known)) }];
    case "list":
      return [{ ...block, children: block.children.map((item) => checkItem(item, known)) }];
    case "post-quote":
      return checkQuote(block, known);
    default:
      return [block];
  }
}

function checkItem(item: ListItemNode, known: Known): ListItemNode {
  const children = item.children.map((child) => {
    if (child.type !== "list") return checkInline(child, known);
    return { ...child, children: child.children.map((nested) => checkItem(nested, known)) };
  });
  return { ...item, children };
}

function checkQuote(quote: PostQuoteNode, known: Known): BlockNode[] {
  const post = known.posts.get(quote.postId);
  if (!post) return [];
  const children = quote.children.flatMap((block) => checkBlock(block, known)) as PostQuoteNode["children"];
  const isTrue =
    known.standing.has(JSON.stringify(quote)) || isQuotedFrom(quote.children.map(nodeText).join("\n"), post.text);
  if (!isTrue) return children.map((block) => (block.type === "paragraph" ? { ...block, type: "quote" } : block));
  return [{ ...quote, authorName: post.author.name, number: post.number, children }];
}

function checkInline(node: InlineNode, known: Known): InlineNode {
  if (node.type === "mention") {
    const name = known.members.get(node.memberId);
    return name ? { ...node, name } : { type: "text", text: `@${node.name}`, format: 0 };
  }
  if (node.type === "product") {
    const product = known.products.get(node.productId);
    return product ? { ...node, ...product } : { type: "text", text: node.name, format: 0 };
  }
  return node;
}
