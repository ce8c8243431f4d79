import { Link, type LinkProps } from "@remix-run/react";
import { type ButtonHTMLAttributes, type MouseEvent, useId } from "react";
import { classNames } from "./class-names.ts";
import { Tooltip } from "./tooltip.tsx";

type Variant = "primary" | "secondary" | "quiet" | "danger";
type Size = "medium" | "small";

const base =
  "inline-flex min-h-11 items-center justify-center gap-2 rounded-control border font-medium transition-colors duration-150 disabled:cursor-not-allowed disabled:opacity-60 aria-disabled:cursor-not-allowed aria-disabled:opacity-60 button-busy";

const variants: Record<Variant, string> = {
  primary: "border-transparent bg-accent text-on-accent hover:bg-accent-hover",
  secondary: "border-line-strong bg-surface-raised text-text hover:bg-surface-hover",
  quiet: "border-transparent text-text-soft hover:bg-surface-hover hover:text-text",
  danger: "border-bad bg-surface-raised text-bad hover:bg-bad-soft",
};

const sizes: Record<Size, string> = { medium: "px-4 py-2 text-base", small: "px-3 py-1 text-sm" };

type Look = { variant?: Variant; size?: Size };

/** How a button or a link that looks like one is drawn. */
export function buttonClass({ variant = "primary", size = "medium" }: Look = {}): string {
  return classNames(base, variants[variant], sizes[size]);
}

type Props = ButtonHTMLAttributes<HTMLButtonElement> &
  Look & {
    /** Why it cannot be pressed now: shown on hover and focus, and read out. */
    disabledReason?: string;
  };

/** A button; its text is the verb of what it does. While `aria-busy` it turns, keeps the focus and takes no second press. */
export function Button({ disabledReason, ...button }: Props) {
  return disabledReason ? <BarredButton reason={disabledReason} {...button} /> : <PlainButton {...button} />;
}

function PlainButton({ variant, size, className, type = "submit", onClick, ...rest }: Omit<Props, "disabledReason">) {
  const isBusy = rest["aria-busy"] === true || rest["aria-busy"] === "true";
  const pressOnce = (event: MouseEvent<HTMLButtonElement>) => (isBusy ? event.preventDefault() : onClick?.(event));
  return (
    <button
      type={type}
      onClick={isBusy || onClick ? pressOnce : undefined}
      className={classNames(buttonClass({ variant, size }), className)}
      {...rest}
    />
  );
}

/** It stays in the tab order, so that everyone learns why; it sends nothing, with or without scripts. */
function BarredButton({
  reason,
  variant,
  size,
  className,
  children,
}: Omit<Props, "disabledReason"> & { reason: string }) {
  const id = useId();
  return (
    <Tooltip text={reason} id={id} className={className}>
      <button
        type="button"
        aria-disabled
        aria-describedby={id}
        className={classNames(buttonClass({ variant, size }), "grow")}
      >
        {children}
      </button>
    </Tooltip>
  );
}

/** A link that looks like a button, for going somewhere rather than changing something. */
export function ButtonLink({ variant, size, className, ...rest }: LinkProps & Look) {
  return <Link className={classNames(buttonClass({ variant, size }), className)} {...rest} />;
}
