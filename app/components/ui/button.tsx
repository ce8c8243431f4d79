import { Link, type LinkProps } from "@remix-run/react";
import type { ButtonHTMLAttributes } from "react";
import { classNames } from "./class-names.ts";

type Variant = "primary" | "secondary" | "quiet" | "danger";
type Size = "medium" | "small";

const base =
  "inline-flex items-center justify-center gap-2 rounded-control border font-medium transition-colors duration-150 disabled:cursor-not-allowed disabled:opacity-60 aria-busy:cursor-progress";

const variants: Record<Variant, string> = {
  primary: "border-transparent bg-accent text-on-accent hover:bg-accent-hover",
  secondary: "border-line-strong bg-surface-raised text-text hover:bg-surface-sunken",
  quiet: "border-transparent bg-transparent text-text-soft hover:bg-surface-sunken hover:text-text",
  danger: "border-bad bg-surface-raised text-bad hover:bg-bad-soft",
};

const sizes: Record<Size, string> = { medium: "min-h-11 px-4 py-2 text-base", small: "min-h-11 px-3 py-1 text-sm" };

type Look = { variant?: Variant; size?: Size };

/** How a button or a link that looks like one is drawn. */
export function buttonClass({ variant = "primary", size = "medium" }: Look = {}): string {
  return classNames(base, variants[variant], sizes[size]);
}

/** A button; its text is the verb of what it does. */
export function Button({
  variant,
  size,
  className,
  type = "submit",
  ...rest
}: ButtonHTMLAttributes<HTMLButtonElement> & Look) {
  return <button type={type} className={classNames(buttonClass({ variant, size }), className)} {...rest} />;
}

/** A link that looks like a button, for going somewhere rather than changing something. */
export function ButtonLink({ variant, size, className, ...rest }: LinkProps & Look) {
  return <Link className={classNames(buttonClass({ variant, size }), className)} {...rest} />;
}
