import tls from "node:tls";
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from "vitest";
import type { MemberActor } from "#app/domain/core/actor.ts";
import { createWebhook } from "#app/domain/integrations/create-webhook.server.ts";
import { sendDelivery } from "#app/domain/integrations/send-delivery.server.ts";
import { sendTestEvent } from "#app/domain/integrations/send-test-event.server.ts";
import { updateWebhook } from "#app/domain/integrations/update-webhook.server.ts";
import { CreateWebhook } from "#app/domain/integrations/webhook-schema.ts";
import { db } from "#app/platform/db/client.server.ts";
import { postOutside } from "#app/platform/outgoing/post-outside.server.ts";
import { isPublicAddress } from "#app/platform/outgoing/public-address.ts";
import { publicReach, type Reach, reachIn } from "#app/platform/outgoing/reach.server.ts";
import { asActor, makeStaff } from "#tests/factories/accounts.ts";
import { outcome } from "../forums/proof.ts";
import { cert, key } from "../messages/certificate.ts";
import { answers, startReceiver } from "./receiver.ts";
import { thisMachine } from "./this-machine.ts";

let integrator: MemberActor;
let names: Record<string, string[]>;

/** The club's own reach, with name servers of the test. */
const reach: Reach = { ...publicReach, resolve: async (host) => names[host] ?? [] };

beforeEach(async () => {
  names = {};
  integrator = await asActor(await makeStaff("integrator"));
});

const save = (address: string, within = reach) =>
  outcome(createWebhook(integrator, CreateWebhook.parse({ address, kinds: ["member.joined"] }), within));

/** Posts to an address as a sending does, without TLS, so that only where it leads decides. */
const post = (url: string, resolve: Reach["resolve"] = reach.resolve) =>
  postOutside(
    { url, headers: {}, body: "{}", reach: { protocols: ["http:", "https:"], allows: isPublicAddress, resolve } },
    { patienceMs: 5_000, maxAnswerBytes: 1024 },
  );

/** The machine itself and its network, in every spelling that leads there. */
const privateHosts = [
  ..."127.0.0.1 127.1 127.0.1 2130706433 0x7f000001 0x7f.0.0.1 0x7f.1 0177.0.0.1 017700000001 127.0.0.1. １２７.0.0.1".split(
    " ",
  ),
  ..."0 0.0.0.0 10.0.0.1 0xa.1 012.0.0.1 172.16.0.1 192.168.1.1 3232235777 169.254.169.254 2852039166 100.64.0.1".split(
    " ",
  ),
  ..."224.0.0.1 255.255.255.255 192.0.0.8 198.18.0.1".split(" "),
  ..."[::1] [::] [0:0:0:0:0:0:0:1] [::ffff:127.0.0.1] [::ffff:7f00:1] [::ffff:a9fe:a9fe] [::127.0.0.1]".split(" "),
  ..."[64:ff9b::7f00:1] [2002:7f00:1::] [fe80::1] [fc00::1] [fd00:ec2::254] [ff02::1]".split(" "),
];

describe("an address of a private network", () => {
  test.each(privateHosts)("%s is refused when it is saved and when it is used", async (host) => {
    const { url, received } = await startReceiver();
    expect(await save(`https://${host}:8443/`)).toBe("address_private");
    expect(await post(`http://${host}:${new URL(url).port}/`)).toEqual({ failure: "private_address" });
    expect(received).toEqual([]);
  });

  test.each([
    ["localhost", ["127.0.0.1"]],
    ["localhost.", ["::1", "127.0.0.1"]],
    ["metadata.example", ["169.254.169.254"]],
    ["one-of-two.example", ["93.184.216.34", "10.0.0.7"]],
    ["mapped.example", ["::ffff:10.0.0.7"]],
    ["xn--mgba3a4f16a.example", ["fd12::1"]],
  ])("is found behind the name %s", async (host, addresses) => {
    names[host] = addresses;
    expect(await save(`https://${host}/`)).toBe("address_private");
    expect(await post(`http://${host}:9000/`)).toEqual({ failure: "private_address" });
  });

  test("is refused although its name stood for a public one when it was saved", async () => {
    const { url, received } = await startReceiver();
    names["turncoat.example"] = ["93.184.216.34"];
    expect(await save("https://turncoat.example:8443/")).toBe("done");
    names["turncoat.example"] = ["127.0.0.1"];
    const webhook = await db.webhook.findFirstOrThrow();
    const { deliveryId } = await sendTestEvent(integrator, webhook.id);
    await sendDelivery(deliveryId, { reach });
    expect(await db.webhookDelivery.findFirstOrThrow()).toMatchObject({ lastError: "private_address", attempts: 1 });
    await post(`http://turncoat.example:${new URL(url).port}/`);
    expect(received).toEqual([]);
  });

  test("is refused when a name changes with every question: the address asked for is the one connected to", async () => {
    const { url, received } = await startReceiver();
    const asked: string[] = [];
    const answer = await post(`http://flip.example:${new URL(url).port}/`, async () => {
      asked.push("flip");
      return asked.length > 1 ? ["93.184.216.34"] : ["127.0.0.1"];
    });
    expect({ answer, asked, received }).toEqual({
      answer: { failure: "private_address" },
      asked: ["flip"],
      received: [],
    });
  });

  test("is what the real name servers say of localhost, too", async () => {
    const said = await post("http://localhost:9000/", publicReach.resolve);
    expect(["private_address", "unknown_host"]).toContain("failure" in said && said.failure);
  });
});

describe("an address", () => {
  test.each([
    ["http://shop.example/hook", "address_not_https"],
    ["ftp://shop.example/", "address_not_https"],
    ["file:///etc/passwd", "address_not_https"],
    ["javascript:alert(1)", "address_not_https"],
    ["https://me:secret@shop.example/", "address_with_password"],
    ["https://me@shop.example/", "address_with_password"],
    ["https://shop.example:22/", "address_port"],
    ["https://shop.example:25/", "address_port"],
    ["https://shop.example:0/", "address_port"],
    ["https://shop.example:1023/", "address_port"],
    ["https://nowhere.example/", "address_unknown_host"],
  ])("%s is refused: %s", async (address, code) => {
    names["shop.example"] = ["93.184.216.34"];
    expect(await save(address)).toBe(code);
    expect(await db.webhook.count()).toBe(0);
  });

  test.each([
    "",
    " ",
    "shop",
    "//shop.example",
    "https://",
    "https://shop example",
    "https://[::1",
    "https://a:99999/",
  ])("%j cannot be read", (address) =>
    expect(CreateWebhook.safeParse({ address, kinds: ["member.joined"] }).success).toBe(false),
  );

  test("longer than 2,000 characters is refused", () => {
    const address = `https://shop.example/${"a".repeat(2_000)}`;
    expect(CreateWebhook.safeParse({ address, kinds: ["member.joined"] }).success).toBe(false);
  });

  test("is kept in its ordinary spelling, on the ports of the web or of one's own", async () => {
    names["shop.example"] = ["93.184.216.34", "2606:2800:220:1::1"];
    names["xn--mgbx5cf.example"] = ["93.184.216.34"];
    expect(await save("HTTPS://Shop.Example:443/Hook?key=1#part")).toBe("done");
    expect(await save("https://shop.example:8443/")).toBe("done");
    expect(await save("https://سلام.example/")).toBe("done");
    expect((await db.webhook.findMany({ orderBy: { id: "asc" } })).map(({ address }) => address)).toEqual([
      "https://shop.example/Hook?key=1",
      "https://shop.example:8443/",
      "https://xn--mgbx5cf.example/",
    ]);
  });

  test("is checked again when it is changed, and only then", async () => {
    names["shop.example"] = ["93.184.216.34"];
    await save("https://shop.example/");
    const { id } = await db.webhook.findFirstOrThrow();
    names = {};
    expect(
      await outcome(updateWebhook(integrator, id, { address: "https://shop.example/", description: "x" }, reach)),
    ).toBe("done");
    expect(await outcome(updateWebhook(integrator, id, { address: "https://10.0.0.1/" }, reach))).toBe(
      "address_private",
    );
  });
});

describe("how far the club reaches", () => {
  afterEach(() => expect(reachIn("production")).toBe(publicReach));

  test("is the public internet over HTTPS, and this machine only in development", () => {
    expect([reachIn("production").protocols, reachIn("test").protocols]).toEqual([["https:"], ["https:"]]);
    expect(reachIn("production").allows("127.0.0.1")).toBe(false);
    expect(reachIn("development").allows("127.0.0.1")).toBe(true);
    expect(["10.0.0.1", "169.254.169.254", "::ffff:127.0.0.1"].filter(reachIn("development").allows)).toEqual([]);
  });

  test("ends where no TLS is spoken", async () => {
    const { url } = await startReceiver();
    expect(await postTo(url.replace("http:", "https:"))).toEqual({ failure: "EPROTO" });
  });

  test("ends at a certificate that nobody vouches for, and at one of another name", async () => {
    const { url, received } = await startReceiver(answers(200), { key, cert });
    expect(await postTo(url)).toEqual({ failure: "DEPTH_ZERO_SELF_SIGNED_CERT" });
    trustUntilTheEnd(cert);
    expect(await postTo(url.replace("127.0.0.1", "elsewhere.example"))).toEqual({
      failure: "ERR_TLS_CERT_ALTNAME_INVALID",
    });
    expect(received).toEqual([]);
    expect(await postTo(url)).toEqual({ status: 200, retryAfter: null });
    expect(await postTo(url.replace("127.0.0.1", "localhost"))).toEqual({ status: 200, retryAfter: null });
    expect(received.map(({ headers }) => headers.host?.split(":")[0])).toEqual(["127.0.0.1", "localhost"]);
  });
});

const postTo = (url: string) => postOutside({ url, headers: {}, body: "{}", reach: thisMachine });

/** Counts a certificate among those of known authorities. */
function trustUntilTheEnd(certificate: string): void {
  const known = tls.getCACertificates();
  tls.setDefaultCACertificates([...known, certificate]);
  onTestFinished(() => tls.setDefaultCACertificates(known));
}
