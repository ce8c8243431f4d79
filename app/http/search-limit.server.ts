import { newRequestLimit } from "./request-limit.server.ts";

/**
 * Searches that may be asked for within a minute: above anybody who types, below a program that reads the club through
 * its search box.
 */
export const limitSearches = newRequestLimit({ name: "searches", what: "Searches", perMember: 240, perAddress: 480 });
