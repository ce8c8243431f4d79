import type { HTMLAttributes } from "react";
import { classNames } from "./class-names.ts";

/** A raised surface that holds one thing. */
export function Card({ className, ...rest }: HTMLAttributes<HTMLDivElement>) {
  return (
    <div className={classNames("rounded-card border border-line bg-surface-raised p-4 lg:p-6", className)} {...rest} />
  );
}
