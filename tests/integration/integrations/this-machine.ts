import type { Reach } from "#app/platform/outgoing/reach.server.ts";

/** This machine only, which the club itself never reaches. */
export const thisMachine: Reach = {
  protocols: ["http:", "https:"],
  allows: (address) => address === "127.0.0.1",
  resolve: async () => ["127.0.0.1"],
};
