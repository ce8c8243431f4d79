const colours = ["text-accent", "text-good", "text-warn", "text-text-soft"];
const dashes = ["", "6 4", "2 4", "10 4 2 4"];

/** The colour of the series at a place, as a class that sets the current colour. */
export function seriesColour(index: number): string {
  return colours[index % colours.length]!;
}

/** How the line of the series at a place is broken, which tells it from others without colour. */
export function seriesDash(index: number): string | undefined {
  return dashes[index % dashes.length] || undefined;
}

/** The sign of the series at a place: disc, square, triangle, rhomb. */
export function Mark({ shape, x = 0, y = 0 }: { shape: number; x?: number; y?: number }) {
  const place = `translate(${x} ${y})`;
  const paths = [
    "M0-4.5a4.5 4.5 0 1 1 0 9a4.5 4.5 0 1 1 0-9Z",
    "M-4-4h8v8h-8Z",
    "M0-5 5 4H-5Z",
    "M0-5.5 5.5 0 0 5.5-5.5 0Z",
  ];
  return <path transform={place} d={paths[shape % paths.length]} fill="currentColor" />;
}
