import type { LexicalNode } from "lexical";
import type { EditorOptions } from "../editor-options.ts";
import { $createMentionNode } from "../nodes/mention-node.ts";
import { $createProductNode } from "../nodes/product-node.ts";

export type Suggestion = { id: string; name: string; avatarUrl?: string | null; $create: () => LexicalNode };

export type SuggestionKind = {
  trigger: "@" | "#";
  label: "members" | "products";
  find: (query: string, options: EditorOptions, signal: AbortSignal) => Promise<Suggestion[]>;
};

type FoundMembers = { members: { id: string; name: string; avatarUrl: string | null }[] };
type FoundProducts = { products: { id: string; slug: string; name: string }[] };

const suggestionKinds: SuggestionKind[] = [
  {
    trigger: "@",
    label: "members",
    find: async (query, { findMembersPath }, signal) => {
      const { members } = await ask<FoundMembers>(findMembersPath, query, signal);
      return members.map(({ id, name, avatarUrl }) => ({
        id,
        name,
        avatarUrl,
        $create: () => $createMentionNode({ memberId: id, name }),
      }));
    },
  },
  {
    trigger: "#",
    label: "products",
    find: async (query, { findProductsPath }, signal) => {
      const { products } = await ask<FoundProducts>(findProductsPath, query, signal);
      return products.map(({ id, slug, name }) => ({
        id,
        name,
        $create: () => $createProductNode({ productId: id, slug, name }),
      }));
    },
  },
];

async function ask<Answer>(path: string, query: string, signal: AbortSignal): Promise<Answer> {
  const response = await fetch(`${path}?q=${encodeURIComponent(query)}`, {
    signal,
    headers: { accept: "application/json" },
  });
  if (!response.ok) throw new Error(`${path} answered ${response.status}`);
  return (await response.json()) as Answer;
}

/** What is being typed after `@` or `#` at the end of a text, or null when nothing is. Names may hold a half space. */
export function matchTrigger(before: string): { kind: SuggestionKind; query: string } | null {
  const match = /(?:^|[\s(«"'،؛])([@#])([\p{L}\p{M}\p{N}\u200c_.-]{0,40})$/u.exec(before);
  const kind = suggestionKinds.find(({ trigger }) => trigger === match?.[1]);
  return kind ? { kind, query: match?.[2] ?? "" } : null;
}
