import { respondApi } from "#app/http/api/respond-api.server.ts";
import { operations } from "./operations.ts";

/** Everything under /api: what there is, and a problem document for what there is not. */
export const loader = respondApi(operations);

export const action = respondApi(operations);
