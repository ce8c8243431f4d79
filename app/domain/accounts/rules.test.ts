import { describe, expect, it } from "vitest";
import { limitedAddress, standingAt } from "./rules.ts";
import { type Conduct, trustFor } from "./trust-rules.ts";

describe("the address that limits count by", () => {
  it.each([
    ["203.0.113.7", "203.0.113.7"],
    ["::ffff:203.0.113.7", "203.0.113.7"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
    ["2001:DB8:1:2::6", "2001:db8:1:2::/64"],
    ["2001:0db8:0001:0002::", "2001:db8:1:2::/64"],
    ["2001:db8::6", "2001:db8:0:0::/64"],
    ["::1", "0:0:0:0::/64"],
    ["fe80::1%eth0", "fe80:0:0:0::/64"],
  ])("of %s is %s", (ip, address) => {
    expect(limitedAddress(ip)).toBe(address);
  });
});

describe("standing", () => {
  const now = new Date("2026-11-22T08:00:00Z");
  const later = new Date("2026-11-22T08:00:01Z");

  it("ends by itself, except removal", () => {
    expect(standingAt({ standing: "suspended", standingUntil: later }, now)).toBe("suspended");
    expect(standingAt({ standing: "suspended", standingUntil: now }, now)).toBe("active");
    expect(standingAt({ standing: "silenced", standingUntil: null }, now)).toBe("silenced");
    expect(standingAt({ standing: "removed", standingUntil: now }, now)).toBe("removed");
  });
});

describe("trust", () => {
  const none: Conduct = {
    days: 0,
    topicsOpened: 0,
    postsRead: 0,
    seconds: 0,
    likesGiven: 0,
    likesReceived: 0,
    topicsRepliedTo: 0,
  };
  const basic = { ...none, days: 1, topicsOpened: 5, postsRead: 30, seconds: 600 };
  const full = {
    ...basic,
    days: 15,
    topicsOpened: 20,
    postsRead: 100,
    likesGiven: 1,
    likesReceived: 1,
    topicsRepliedTo: 3,
  };
  const regular = {
    ...full,
    days: 50,
    topicsOpened: 60,
    postsRead: 500,
    likesGiven: 20,
    likesReceived: 10,
    topicsRepliedTo: 10,
  };

  it.each([
    ["a newcomer stays new", 0, none, 0],
    ["reading makes basic", 0, basic, 1],
    ["less than ten minutes do not", 0, { ...basic, seconds: 599 }, 0],
    ["a like must come back", 1, { ...full, likesReceived: 0 }, 1],
    ["full conduct makes a member", 1, full, 2],
    ["levels follow each other at once", 0, regular, 3],
    ["a lasting level stays", 2, none, 2],
  ])("%s", (_, current, conduct, expected) => {
    expect(trustFor(current, conduct, conduct)).toBe(expected);
  });

  it("loses level 3 when the last hundred days no longer earn it", () => {
    expect(trustFor(3, regular, regular)).toBe(3);
    expect(trustFor(3, regular, full)).toBe(2);
  });
});
