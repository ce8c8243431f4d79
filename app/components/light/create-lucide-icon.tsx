import type { ReactElement, SVGProps } from "react";

type IconData = { name: string; size?: number; node: [string, Record<string, string>][] };
type Props = SVGProps<SVGSVGElement> & { size?: number | string };
type Drawing = { viewBox: string; __html: string };

/**
 * Stands in for the function of the same name that every icon of lucide-react calls: one element with its drawing as
 * text, in the place of three components. What all drawings share is said once, by the class `icon` of app.css.
 */
export default function createLucideIcon({ size = 24, node }: IconData): (props: Props) => ReactElement {
  const shapes = node.map(([tag, { key: _, ...shape }]) => `<${tag}${attributes(shape)}/>`);
  const drawing = { viewBox: `0 0 ${size} ${size}`, __html: shapes.join("") };
  return (props) => draw(drawing, props);
}

function draw(drawing: Drawing, { size = 24, strokeWidth = 2, className, ...rest }: Props): ReactElement {
  const name = className ? `icon ${className}` : "icon";
  const look = { width: size, height: size, viewBox: drawing.viewBox, strokeWidth, className: name };
  // biome-ignore lint/security/noDangerouslySetInnerHtml: the drawing is the package's own
  return <svg {...look} {...rest} dangerouslySetInnerHTML={drawing} />;
}

function attributes(shape: Record<string, string>): string {
  return Object.entries(shape)
    .map(([name, value]) => ` ${name}="${value}"`)
    .join("");
}
