import { z } from "zod";

/** What a member may say about another: `none` takes a boundary away. */
export const SetBoundary = z.object({ distance: z.enum(["mute", "block", "none"]) });
