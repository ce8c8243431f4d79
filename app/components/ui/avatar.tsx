import type { CSSProperties } from "react";
import { classNames } from "./class-names.ts";
import { hueOf, initialOf } from "./initial-of.ts";

type Props = { member: { id: string; name: string; avatarUrl: string | null }; size?: 24 | 32 | 40 | 64 | 96 };

const boxes = {
  24: "size-6 text-xs",
  32: "size-8 text-sm",
  40: "size-10 text-base",
  64: "size-16 text-xl",
  96: "size-24 text-3xl",
};

/** A member's picture, or the first letter of the name on a colour of their own. Beside the name, so it is silent. */
export function Avatar({ member, size = 40 }: Props) {
  const box = classNames("shrink-0 rounded-full", boxes[size]);
  if (member.avatarUrl)
    return (
      <img
        src={member.avatarUrl}
        alt=""
        width={size}
        height={size}
        loading="lazy"
        className={classNames(box, "bg-surface-sunken object-cover")}
      />
    );
  return (
    <span
      aria-hidden
      className={classNames(
        box,
        "own-colour inline-flex select-none items-center justify-center leading-none font-medium",
      )}
      style={{ "--own": hueOf(member.id) } as CSSProperties}
    >
      {initialOf(member.name)}
    </span>
  );
}
