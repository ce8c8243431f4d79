import { createDecipheriv, createECDH, createPublicKey, type ECDH, hkdfSync, randomBytes, verify } from "node:crypto";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";
import { sessionKey } from "#app/domain/accounts/find-actor.server.ts";
import { addPushDevice } from "#app/domain/notifications/add-push-device.server.ts";
import { addSeconds, hourSeconds, now } from "#app/platform/clock.ts";
import { db } from "#app/platform/db/client.server.ts";
import type { Language } from "#app/platform/language.ts";
import { asActor } from "#tests/factories/accounts.ts";
import { answers, type Manner } from "../integrations/receiver.ts";
import { thisMachine } from "../integrations/this-machine.ts";

/** A push service of browsers on this machine; what it takes, it hands to nobody. It ends with the test. */
export async function startPushService() {
  const received: { path: string; headers: IncomingHttpHeaders; body: Buffer }[] = [];
  const service = { received, origin: "", answer: answers(201) as Manner };
  const server = createServer(async (request, response) => {
    const body = Buffer.concat(await request.toArray());
    received.push({ path: request.url ?? "", headers: request.headers, body });
    service.answer(response, request);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  service.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  onTestFinished(() => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(() => resolve()));
  });
  return service;
}

/** A session of a member's, by the id its cookie would hold. */
export async function openBrowser(memberId: string): Promise<string> {
  const id = randomBytes(32).toString("base64url");
  await db.session.create({ data: { id: sessionKey(id), memberId, expiresAt: addSeconds(now(), 24 * hourSeconds) } });
  return id;
}

/** A browser's keys, with which it reads what was encrypted for it. */
export function makeKeys() {
  const pair = createECDH("prime256v1");
  pair.generateKeys();
  const auth = randomBytes(16);
  const told = { p256dh: pair.getPublicKey("base64url"), auth: auth.toString("base64url") };
  return { told, read: (body: Buffer) => JSON.parse(decrypt(body, pair, auth)) as Record<string, string> };
}

/** A browser of a member's that was switched on, under its path at the push service. */
export async function switchOn(origin: string, memberId: string, path = "/one", locale: Language = "en") {
  const { told, read } = makeKeys();
  const sessionId = await openBrowser(memberId);
  const browser = { sessionId, userAgent: "Firefox/150" };
  await addPushDevice(
    await asActor({ id: memberId }),
    { endpoint: origin + path, locale, ...told },
    browser,
    thisMachine,
  );
  const device = await db.pushDevice.findUniqueOrThrow({ where: { endpoint: origin + path } });
  return { id: device.id, sessionId, read };
}

/** Reads a message by the text of RFC 8188 and 8291: its salt, record size, sender's key, and one record. */
function decrypt(body: Buffer, receiver: ECDH, auth: Buffer): string {
  const [salt, idLength] = [body.subarray(0, 16), body[20]!];
  const [sender, sealed] = [body.subarray(21, 21 + idLength), body.subarray(21 + idLength)];
  const info = Buffer.concat([Buffer.from("WebPush: info\0"), receiver.getPublicKey(), sender]);
  const ikm = Buffer.from(hkdfSync("sha256", receiver.computeSecret(sender), auth, info, 32));
  const key = Buffer.from(hkdfSync("sha256", ikm, salt, "Content-Encoding: aes128gcm\0", 16));
  const nonce = Buffer.from(hkdfSync("sha256", ikm, salt, "Content-Encoding: nonce\0", 12));
  const opening = createDecipheriv("aes-128-gcm", key, nonce);
  opening.setAuthTag(sealed.subarray(-16));
  const text = Buffer.concat([opening.update(sealed.subarray(0, -16)), opening.final()]);
  return text.subarray(0, text.lastIndexOf(2)).toString("utf8");
}

/** What the club says about itself (VAPID, RFC 8292), if its signature is that of the key it names. */
export function readVapid(authorization: string): { key: string; claims: { aud: string; exp: number; sub: string } } {
  const [, token, key] = /^vapid t=([^,]+), k=(.+)$/.exec(authorization)!;
  const [header, claims, signature] = token!.split(".");
  const point = Buffer.from(key!, "base64url");
  const jwk = { kty: "EC", crv: "P-256", x: coordinate(point, 1), y: coordinate(point, 33) };
  const publicKey = createPublicKey({ key: jwk, format: "jwk" });
  const proof = { key: publicKey, dsaEncoding: "ieee-p1363" as const };
  if (!verify("sha256", Buffer.from(`${header}.${claims}`), proof, Buffer.from(signature!, "base64url")))
    throw new Error("The token's signature is not the key's");
  return { key: key!, claims: JSON.parse(Buffer.from(claims!, "base64url").toString()) };
}

const coordinate = (point: Buffer, from: number) => point.subarray(from, from + 32).toString("base64url");
