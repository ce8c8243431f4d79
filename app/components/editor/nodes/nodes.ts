import { CodeNode } from "@lexical/code";
import { AutoLinkNode, LinkNode } from "@lexical/link";
import { ListItemNode, ListNode } from "@lexical/list";
import { QuoteNode } from "@lexical/rich-text";
import { ImageNode } from "./image-node.tsx";
import { MentionNode } from "./mention-node.ts";
import { PostQuoteNode } from "./post-quote-node.ts";
import { ProductNode } from "./product-node.ts";

/** Every node the editor can hold; `domain/core/rich-text/schema.ts` knows the same ones. */
export const editorNodes = [
  QuoteNode,
  CodeNode,
  ListNode,
  ListItemNode,
  LinkNode,
  AutoLinkNode,
  MentionNode,
  ProductNode,
  ImageNode,
  PostQuoteNode,
];
