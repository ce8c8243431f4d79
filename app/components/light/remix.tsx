import { type LinkProps, Link as RemixLink } from "@remix-run/react";
import type { ReactElement } from "react";

export * from "@remix-run/react";

/**
 * A link as the server renders it: what Remix's one renders for an address from the root, without the hooks that only a
 * browser has a use for. A page has a hundred links, and they were a fifth of its rendering.
 */
export function Link(props: LinkProps): ReactElement {
  const { to, reloadDocument, ...others } = props;
  if (typeof to !== "string" || !/^\/(?!\/)/.test(to)) return <RemixLink {...props} />;
  const { prefetch: _prefetch, discover, replace: _replace, relative: _relative, state: _state, ...more } = others;
  const { preventScrollReset: _preventScrollReset, viewTransition: _viewTransition, onClick: _onClick, ...rest } = more;
  const isDiscovered = discover !== "none" && !reloadDocument;
  return <a {...rest} href={to} data-discover={isDiscovered || undefined} />;
}
