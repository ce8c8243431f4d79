import { createHash } from "node:crypto";
import { expect, it } from "vitest";
import { contentSettings, settingsVersion } from "./indexes.ts";

it("other settings of Meilisearch's index have another version", () => {
  const digest = createHash("sha256").update(JSON.stringify(contentSettings)).digest("hex").slice(0, 16);
  expect({ settingsVersion, digest }, "raise settingsVersion, then note the digest").toEqual({
    settingsVersion: 1,
    digest: "a04d33f082b6b2ea",
  });
});
