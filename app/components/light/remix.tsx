import {
  type FormProps,
  type LinkProps,
  type NavLinkProps,
  Form as RemixForm,
  Link as RemixLink,
  NavLink as RemixNavLink,
  useLocation,
} from "@remix-run/react";
import type { ReactElement } from "react";

export * from "@remix-run/react";

/** An address from the root that needs no tidying. */
const fromRoot = /^(?!.*\/[/.])\//;

/**
 * A link as the server renders it: what Remix's one renders for an address from the root, without the hooks that only a
 * browser has a use for. A page has a hundred links, and they were a fifth of its rendering.
 */
export function Link(props: LinkProps): ReactElement {
  const { to, reloadDocument, ...others } = props;
  if (typeof to !== "string" || !fromRoot.test(to)) return <RemixLink {...props} />;
  const { prefetch: _prefetch, discover, replace: _replace, relative: _relative, state: _state, ...more } = others;
  const { preventScrollReset: _preventScrollReset, viewTransition: _viewTransition, onClick: _onClick, ...rest } = more;
  const isDiscovered = discover !== "none" && !reloadDocument;
  return <a {...rest} href={to} data-discover={isDiscovered || undefined} />;
}

/** An address from the root whose path is written as browsers write it. */
const plainAddress = /^(?!\/\/)(\/[\w\-~%/]*)(?:[?#].*)?$/;

/** A link that tells whether it leads to where one is: what Remix's one renders for a plain address. */
export function NavLink(props: NavLinkProps): ReactElement {
  const { pathname } = useLocation();
  const { to, end = false, className = "", children, style, caseSensitive, ...rest } = props;
  const path = typeof to === "string" ? plainAddress.exec(to)?.[1]?.toLowerCase() : undefined;
  const isPlain = !caseSensitive && typeof style !== "function" && typeof children !== "function";
  if (path === undefined || !isPlain) return <RemixNavLink {...props} />;
  const isActive = leadsTo(pathname.toLowerCase(), path, end);
  const given =
    typeof className === "function" ? className({ isActive, isPending: false, isTransitioning: false }) : "";
  const name = typeof className === "function" ? given : [className, isActive && "active"].filter(Boolean).join(" ");
  const current = isActive ? (rest["aria-current"] ?? "page") : undefined;
  return (
    <Link {...rest} to={to} className={name} style={style} aria-current={current}>
      {children}
    </Link>
  );
}

function leadsTo(here: string, path: string, end: boolean): boolean {
  if (here === path) return true;
  const slash = path !== "/" && path.endsWith("/") ? path.length - 1 : path.length;
  return !end && here.startsWith(path) && here.charAt(slash) === "/";
}

/** A form as the server renders it, for an address from the root. */
export function Form(props: FormProps & { discover?: "render" | "none" }): ReactElement {
  const { action, method = "get", reloadDocument, discover, ...others } = props;
  if (!action || !plainAddress.test(action)) return <RemixForm {...props} />;
  const { fetcherKey: _fetcherKey, navigate: _navigate, replace: _replace, state: _state, ...more } = others;
  const { relative: _relative, preventScrollReset: _reset, viewTransition: _transition, ...rest } = more;
  const isDiscovered = discover !== "none" && !reloadDocument;
  const sent = method.toLowerCase() === "get" ? "get" : "post";
  return <form method={sent} action={action} {...rest} data-discover={isDiscovered || undefined} />;
}
