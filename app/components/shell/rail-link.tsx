import { NavLink } from "@remix-run/react";
import type { ReactNode } from "react";
import { classNames } from "../ui/class-names.ts";
import type { Place } from "./places.ts";

const onIt = "bg-accent-soft font-medium text-accent";
const offIt = "text-text-soft hover:bg-surface-sunken hover:text-text";

/** An entry of the rail; `mark` stands at its end. */
export function RailLink({ place: { to, label, icon: Icon }, mark }: { place: Place; mark?: ReactNode }) {
  return (
    <li>
      <NavLink
        to={to}
        end
        className={({ isActive }) =>
          classNames("flex min-h-11 items-center gap-3 rounded-control px-3", isActive ? onIt : offIt)
        }
      >
        <Icon aria-hidden size={20} strokeWidth={1.75} />
        {label}
        {mark && <span className="ms-auto">{mark}</span>}
      </NavLink>
    </li>
  );
}

/** An entry that belongs to the one above it. */
export function SubLink({ to, children }: { to: string; children: ReactNode }) {
  return (
    <li>
      <NavLink
        to={to}
        className={({ isActive }) =>
          classNames("flex min-h-11 min-w-0 items-center rounded-control px-3 text-sm", isActive ? onIt : offIt)
        }
      >
        {children}
      </NavLink>
    </li>
  );
}
