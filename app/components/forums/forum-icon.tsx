import {
  BookOpen,
  Camera,
  CircleHelp,
  Coffee,
  Lightbulb,
  type LucideIcon,
  Megaphone,
  MessagesSquare,
  Package,
  Star,
  Users,
  Wrench,
} from "lucide-react";

const icons: Record<string, LucideIcon> = {
  "book-open": BookOpen,
  camera: Camera,
  "circle-help": CircleHelp,
  coffee: Coffee,
  lightbulb: Lightbulb,
  megaphone: Megaphone,
  package: Package,
  star: Star,
  users: Users,
  wrench: Wrench,
};

/** The names of the signs there are. */
export const forumIcons = ["messages-square", ...Object.keys(icons)];

/** A forum's sign in its colour; a name without a picture of its own gets the usual one. */
export function ForumIcon({ forum: { icon, hue } }: { forum: { icon: string; hue: number } }) {
  const Picture = Object.hasOwn(icons, icon) ? icons[icon]! : MessagesSquare;
  return (
    <span
      aria-hidden
      className="flex size-10 shrink-0 items-center justify-center rounded-control text-text"
      style={{ background: `oklch(65% 0.13 ${hue} / 25%)` }}
    >
      <Picture size={20} strokeWidth={1.75} />
    </span>
  );
}
