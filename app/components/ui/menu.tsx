import { Link, type LinkProps } from "@remix-run/react";
import type { LucideIcon } from "lucide-react";
import { type ButtonHTMLAttributes, type ReactNode, useRef } from "react";
import { classNames } from "./class-names.ts";
import { useMenu } from "./use-menu.ts";

type Props = {
  /** What the trigger is called for who cannot see it. */
  label: string;
  /** What the trigger shows. */
  trigger: ReactNode;
  /** How the trigger is drawn, such as `buttonClass(…)`; a quiet square of 44 px where nothing is said. */
  triggerClass?: string;
  /** The edge of the trigger that the panel begins at; it changes sides where there is no room. */
  align?: "start" | "end";
  className?: string;
  children: ReactNode;
};

const quietTrigger =
  "inline-flex min-w-11 items-center justify-center rounded-control px-2 text-text-soft hover:bg-surface-hover hover:text-text group-open/menu:bg-surface-hover group-open/menu:text-text";

/** A button with links and deeds behind it. Without scripts it opens and closes all the same. */
export function Menu({ label, trigger, triggerClass = quietTrigger, align = "end", className, children }: Props) {
  const menu = useRef<HTMLDetailsElement>(null);
  useMenu(menu);
  return (
    <details ref={menu} name="menu" className={classNames("group/menu relative", className)}>
      <summary
        aria-label={label}
        className={classNames("min-h-11 list-none [&::-webkit-details-marker]:hidden", triggerClass)}
      >
        {trigger}
      </summary>
      <div
        data-menu-panel
        data-align={align}
        className="absolute z-40 max-h-[min(36rem,calc(100dvh-9rem))] w-max max-w-[min(20rem,calc(100vw-2rem))] min-w-[min(13rem,calc(100vw-2rem))] animate-appear overflow-y-auto rounded-card border border-line bg-surface-floating p-1.5 text-base text-text shadow-floating not-data-above:top-full not-data-above:mt-1 data-above:bottom-full data-above:mb-1 data-[align=end]:end-0 data-[align=start]:start-0"
      >
        {children}
      </div>
    </details>
  );
}

type Look = { icon?: LucideIcon; tone?: "plain" | "bad"; hint?: ReactNode };

const item =
  "flex min-h-11 w-full items-center gap-3 rounded-control -outline-offset-2 px-3 py-2 text-start disabled:cursor-not-allowed disabled:opacity-60";

function itemClass(tone: Look["tone"]): string {
  return classNames(item, tone === "bad" ? "text-bad hover:bg-bad-soft" : "hover:bg-surface-hover");
}

function ItemContent({ icon: Icon, tone, hint, children }: Look & { children: ReactNode }) {
  return (
    <>
      {Icon && (
        <Icon
          aria-hidden
          size={20}
          strokeWidth={1.75}
          className={classNames("shrink-0", tone !== "bad" && "text-text-soft")}
        />
      )}
      <span className="min-w-0 grow">
        {children}
        {hint && <span className="block text-sm text-text-soft">{hint}</span>}
      </span>
    </>
  );
}

/** A place to go to, in a menu. */
export function MenuLink({ icon, tone, hint, className, children, ...link }: LinkProps & Look) {
  return (
    <Link data-menu-item="" className={classNames(itemClass(tone), className as string)} {...link}>
      <ItemContent icon={icon} tone={tone} hint={hint}>
        {children}
      </ItemContent>
    </Link>
  );
}

/** A deed in a menu: sends the form around it, or does what `onClick` says. */
export function MenuButton({
  icon,
  tone,
  hint,
  className,
  children,
  type = "submit",
  ...button
}: ButtonHTMLAttributes<HTMLButtonElement> & Look) {
  return (
    <button type={type} data-menu-item="" className={classNames(itemClass(tone), className)} {...button}>
      <ItemContent icon={icon} tone={tone} hint={hint}>
        {children}
      </ItemContent>
    </button>
  );
}

/** A line between groups of a menu. */
export function MenuSeparator() {
  return <hr className="mx-2 my-1.5 border-line" />;
}
