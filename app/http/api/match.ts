import type { Operation } from "./operation.ts";

/** The operations at one address, by method, and the parameters in it. */
export type Match = { operations: Map<string, Operation>; params: Record<string, string> };

type Place = { segments: string[]; operations: Map<string, Operation> };

/** Finds the operations at an address under `/api/v1`; words come before parameters. */
export function matcher(operations: readonly Operation[]): (path: string) => Match | null {
  const places = new Map<string, Place>();
  for (const operation of operations) {
    const segments = operation.path.split("/").filter(Boolean);
    const key = segments.map((segment) => (segment.startsWith(":") ? ":" : segment)).join("/");
    const place = places.get(key) ?? { segments, operations: new Map() };
    place.operations.set(operation.method, operation);
    places.set(key, place);
  }
  const ranked = [...places].toSorted(([one], [other]) => (one < other ? 1 : -1)).map(([, place]) => place);
  return (path) => {
    const asked = path.split("/").slice(1);
    const place = ranked.find(({ segments }) => fits(segments, asked));
    if (!place) return null;
    const params = place.segments.flatMap((segment, at) =>
      segment.startsWith(":") ? [[segment.slice(1), decodeURIComponent(asked[at]!)]] : [],
    );
    return { operations: place.operations, params: Object.fromEntries(params) };
  };
}

/** Letters sort behind the colon, so that of two that fit the one with the word comes first. */
function fits(segments: string[], asked: string[]): boolean {
  return (
    segments.length === asked.length &&
    segments.every((part, at) => (part.startsWith(":") ? asked[at] !== "" : part === asked[at]))
  );
}

/** The methods an address answers, for the Allow header (RFC 9110 §10.2.1). */
export function allowed({ operations }: Match): string {
  const methods = [...operations.keys()];
  return [
    ...(methods.includes("GET") ? ["GET", "HEAD"] : []),
    ...methods.filter((method) => method !== "GET"),
    "OPTIONS",
  ].join(", ");
}
