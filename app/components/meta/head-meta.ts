import type { MetaDescriptor } from "@remix-run/node";
import { type PageHead, pageMeta, siteOf } from "./page-meta.ts";

type Arguments = { data: unknown; matches: Parameters<typeof siteOf>[0] };

/** A page's `meta`: what its loader answered as `head`; nothing where the loader refused. */
export function headMeta({ data, matches }: Arguments): MetaDescriptor[] {
  const head = (data as { head?: PageHead } | undefined)?.head;
  const site = siteOf(matches);
  return head ? pageMeta(site, head) : [{ title: site.name || "Bashgah" }];
}
