import { createECDH } from "node:crypto";
import { expect, test } from "vitest";
import { pushKeys } from "./push-keys.server.ts";

test("keys are made of the club's secret, the same each time", () => {
  const keys = pushKeys(undefined);
  expect(pushKeys(undefined)).toEqual(keys);
  expect(Buffer.from(keys.publicKey, "base64url")).toHaveLength(65);
  expect(Buffer.from(keys.privateKey, "base64url")).toHaveLength(32);
});

test("keys of the setting stand over those", () => {
  const own = createECDH("prime256v1");
  own.generateKeys();
  const privateKey = Buffer.from(own.getPrivateKey("hex").padStart(64, "0"), "hex").toString("base64url");
  expect(pushKeys(privateKey)).toEqual({ publicKey: own.getPublicKey("base64url"), privateKey });
});
