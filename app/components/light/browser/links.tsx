import type { FormProps, LinkProps, NavLinkProps } from "@remix-run/react";
import { type ComponentProps, forwardRef, type MouseEvent } from "react";
import { useHref, useLocation } from "react-router";
import { Form as RouterForm, useLinkClickHandler } from "react-router-dom";

type Anchor = Omit<ComponentProps<"a">, "href" | "ref">;
type Going = Pick<LinkProps, "to" | "replace" | "state" | "preventScrollReset" | "reloadDocument" | "discover">;

/** A link into the club; one that leads out of it, or by `reloadDocument`, is the browser's own. */
export const Link = forwardRef<HTMLAnchorElement, Anchor & Going>(function Link(
  { to, replace, state, preventScrollReset, reloadDocument, discover, onClick, ...rest },
  ref,
) {
  const isOutside = typeof to === "string" && /^([a-z][a-z\d+.-]*:|\/\/)/i.test(to);
  const href = useHref(to);
  const go = useLinkClickHandler(to, { replace, state, preventScrollReset, target: rest.target });
  const click = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event);
    if (!event.defaultPrevented && !isOutside && !reloadDocument) go(event);
  };
  const isDiscovered = discover !== "none" && !isOutside && !reloadDocument;
  return (
    <a {...rest} ref={ref} href={isOutside ? to : href} onClick={click} data-discover={isDiscovered || undefined} />
  );
});

type ActiveProps = Omit<Anchor, "className"> & Going & Pick<NavLinkProps, "className" | "end">;

/** A link that knows whether it leads to the page that is shown, or to one above it unless `end`. */
export const NavLink = forwardRef<HTMLAnchorElement, ActiveProps>(function NavLink({ className, end, ...rest }, ref) {
  const { pathname } = useLocation();
  const here = pathname.toLowerCase();
  const there = new URL(useHref(rest.to), window.location.origin).pathname.toLowerCase();
  const isActive = here === there || (!end && here.startsWith(there) && here[there.length] === "/");
  const name =
    typeof className === "function" ? className({ isActive, isPending: false, isTransitioning: false }) : className;
  return <Link {...rest} ref={ref} className={name} aria-current={isActive ? "page" : undefined} />;
});

/** A form that is sent without loading the page anew. */
export const Form = forwardRef<HTMLFormElement, FormProps>(function Form({ discover = "render", ...rest }, ref) {
  const isDiscovered = discover === "render" && !rest.reloadDocument;
  return <RouterForm {...rest} ref={ref} data-discover={isDiscovered || undefined} />;
});
