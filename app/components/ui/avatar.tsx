import { classNames } from "./class-names.ts";

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
    return <img src={member.avatarUrl} alt="" width={size} height={size} loading="lazy" className={box} />;
  return (
    <span
      aria-hidden
      className={classNames(box, "inline-flex select-none items-center justify-center font-medium")}
      style={{ background: `oklch(88% 0.06 ${hueOf(member.id)})`, color: `oklch(32% 0.09 ${hueOf(member.id)})` }}
    >
      {initialOf(member.name)}
    </span>
  );
}

function hueOf(id: string): number {
  let sum = 0;
  for (const character of id) sum = (sum * 31 + character.charCodeAt(0)) % 360;
  return sum;
}

function initialOf(name: string): string {
  const words = name.trim().split(/\s+/);
  const first = words[0] ?? "";
  return Array.from(first)[0] ?? "•";
}
