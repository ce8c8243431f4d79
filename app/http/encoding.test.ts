import { expect, it } from "vitest";
import { encodingFor } from "./encoding.ts";

it.each([
  [undefined, null],
  ["", null],
  ["identity", null],
  ["gzip, deflate, br, zstd", "br"],
  ["gzip, deflate", "gzip"],
  ["x-gzip", "gzip"],
  ["GZIP;Q=1, br; q=0.5", "gzip"],
  ["br;q=0, gzip", "gzip"],
  ["br;q=0, gzip;q=0.000, *", null],
  ["*", "br"],
  ["*;q=0", null],
  ["gzip;q=what", null],
])("Accept-Encoding %j is answered with %s", (accepted, encoding) => {
  expect(encodingFor(accepted)).toBe(encoding);
  expect(encodingFor(accepted)).toBe(encoding);
});
