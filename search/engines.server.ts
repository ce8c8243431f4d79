import type { SearchEngine } from "./engine.ts";
import { postgresEngine } from "./postgres/engine.server.ts";

/** Every engine that is kept filled. */
export function engines(): readonly SearchEngine[] {
  return [postgresEngine];
}

/** The engine that answers. */
export function engine(): SearchEngine {
  return postgresEngine;
}
