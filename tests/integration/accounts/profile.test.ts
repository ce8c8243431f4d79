import { describe, expect, it } from "vitest";
import { getMember } from "#app/domain/accounts/get-member.server.ts";
import { getProfile } from "#app/domain/accounts/get-profile.server.ts";
import { isProvince, listProvinces, nameOfPlace } from "#app/domain/accounts/places.server.ts";
import {
  type Audience,
  audiences,
  type PrivateField,
  privacyDefaults,
  privateFields,
} from "#app/domain/accounts/privacy.ts";
import type { UpdateProfile } from "#app/domain/accounts/profile-schema.ts";
import { setPrivacy } from "#app/domain/accounts/set-privacy.server.ts";
import { updateProfile } from "#app/domain/accounts/update-profile.server.ts";
import type { MemberView } from "#app/domain/accounts/views.ts";
import { type Actor, guest } from "#app/domain/core/actor.ts";
import { addSeconds, now } from "#app/platform/clock.ts";
import { db } from "#app/platform/db/client.server.ts";
import { asActor, makeMember, makeStaff } from "#tests/factories/accounts.ts";

const change: UpdateProfile = {
  ...{ name: "سارا كاظمي", bio: "تازه", province: "fars", city: "shiraz", occupation: "عکاس", interests: ["کوه"] },
  ...{ birthday: { date: "1370-05-12", calendar: "persian" }, calendar: "gregory", autoFollow: false, locale: "en" },
};

describe("one's own profile", () => {
  it("is changed, the folded name with it", async () => {
    const actor = await asActor(await makeMember());
    await updateProfile(actor, change);
    expect(await getProfile(actor)).toMatchObject({ ...change, privacy: privacyDefaults });
    expect((await getProfile(actor)).completeness).toMatchObject({ done: 5, next: "avatar" });
    expect(await db.member.findFirstOrThrow()).toMatchObject({ nameFold: "سارا کاظمی" });
    expect(await asActor(actor)).toMatchObject({ calendar: "gregory" });
  });

  it("knows the provinces of Iran", async () => {
    const actor = await asActor(await makeMember());
    await expect(updateProfile(actor, { ...change, province: "bavaria" })).rejects.toMatchObject({
      code: "place_unknown",
      details: { field: "place" },
    });
  });

  it.each([
    { name: "دیگر" },
    { bio: "دیگر" },
    { province: "" },
    { city: "دیگر" },
    { occupation: "دیگر" },
    { interests: [] },
    { birthday: null },
  ])("keeps what others read while silenced: %j", async (other) => {
    const member = await makeMember();
    await updateProfile(await asActor(member), change);
    const standingUntil = addSeconds(now(), 3_600);
    await db.member.update({ where: { id: member.id }, data: { standing: "silenced", standingUntil } });
    const silenced = await asActor(member);
    await expect(updateProfile(silenced, { ...change, ...other })).rejects.toMatchObject({
      code: "silenced",
      details: { until: standingUntil },
    });
    await updateProfile(silenced, { ...change, autoFollow: true, calendar: null });
    expect(await getProfile(silenced)).toMatchObject({ ...change, autoFollow: true, calendar: null });
  });
});

describe("who sees what", () => {
  /** What a field shows, or undefined where it looks as if it were never filled in. */
  const shown: Record<PrivateField, (view: MemberView) => unknown> = {
    city: (view) => view.city || view.province || undefined,
    occupation: (view) => view.occupation || undefined,
    bio: (view) => view.bio || undefined,
    birthday: (view) => view.birthday ?? undefined,
    interests: (view) => view.interests[0],
    products: (view) => view.products[0],
    activity: (view) => (view.showsActivity && view.topicCount !== null && view.postCount !== null) || undefined,
  };

  const sees: Record<Audience, Record<string, boolean>> = {
    everyone: { guest: true, member: true, silenced: true, suspended: true, self: true, keeper: true, moderator: true },
    members: {
      guest: false,
      member: true,
      silenced: true,
      suspended: false,
      self: true,
      keeper: true,
      moderator: true,
    },
    nobody: {
      guest: false,
      member: false,
      silenced: false,
      suspended: false,
      self: true,
      keeper: true,
      moderator: false,
    },
  };

  async function makeViewers(self: { id: string }): Promise<Record<string, Actor>> {
    return {
      guest,
      member: await asActor(await makeMember()),
      silenced: await asActor(await makeMember({ standing: "silenced" })),
      suspended: await asActor(await makeMember({ standing: "suspended" })),
      self: await asActor(self),
      keeper: await asActor(await makeStaff("administrator")),
      moderator: await asActor(await makeStaff("moderator")),
    };
  }

  it("is each member's choice, field by field, for every kind of viewer", async () => {
    const member = await makeMember();
    const actor = await asActor(member);
    await updateProfile(actor, change);
    const product = await db.product.create({ data: { slug: "x", name: "دوربین", nameFold: "دوربین" } });
    await db.productOwner.create({ data: { productId: product.id, memberId: member.id, verifiedAt: now() } });
    const viewers = await makeViewers(member);
    for (const field of privateFields)
      for (const audience of audiences) {
        const others = Object.fromEntries(privateFields.map((one) => [one, "nobody" as Audience]));
        await setPrivacy(actor, { ...others, [field]: audience } as typeof privacyDefaults);
        for (const [kind, viewer] of Object.entries(viewers)) {
          const view = await getMember(viewer, member.id);
          const expected = sees[audience][kind];
          expect([field, audience, kind, shown[field](view) !== undefined]).toEqual([field, audience, kind, expected]);
          const all = kind === "self" || kind === "keeper";
          const seen = privateFields.filter((one) => shown[one](view) !== undefined);
          expect(seen).toEqual(all ? privateFields : expected ? [field] : []);
        }
      }
  });

  it("never is a number or a mail address", async () => {
    const member = await makeMember({ email: "zahra@example.ir" });
    for (const viewer of Object.values(await makeViewers(member))) {
      const text = JSON.stringify(await getMember(viewer, member.id));
      expect(text).not.toContain(member.phone!.slice(3));
      expect(text).not.toContain("zahra@example.ir");
    }
  });

  it("has a default for what was stored by nobody or wrongly", async () => {
    const member = await makeMember({ privacy: { bio: "friends", city: "everyone", phone: "everyone" } });
    expect((await getProfile(await asActor(member))).privacy).toEqual({ ...privacyDefaults, city: "everyone" });
  });
});

describe("the list of places", () => {
  it("has the 31 provinces with their cities in both languages, each key once", () => {
    for (const locale of ["fa", "en"] as const) {
      const provinces = listProvinces(locale);
      expect(provinces).toHaveLength(31);
      expect(new Set(provinces.map(({ key }) => key)).size).toBe(31);
      const letters = locale === "fa" ? /^[آ-ی\u200cٔئ ]+$/ : /^[A-Z][A-Za-z -]+$/;
      for (const { key, name, cities } of provinces) {
        expect(new Set(cities.map((city) => city.key)).size, key).toBe(cities.length);
        for (const said of [name, ...cities.map((city) => city.name)]) expect(said).toMatch(letters);
      }
    }
  });

  it("names a place, also one it does not have", () => {
    expect(nameOfPlace({ province: "alborz", city: "karaj" }, "fa")).toBe("کرج، البرز");
    expect(nameOfPlace({ province: "tehran", city: "tehran" }, "en")).toBe("Tehran");
    expect(nameOfPlace({ province: "alborz", city: "ماهدشت" }, "fa")).toBe("ماهدشت، البرز");
    expect(nameOfPlace({ province: "", city: "Hamburg" }, "fa")).toBe("Hamburg");
    expect(nameOfPlace({ province: "", city: "" }, "fa")).toBeNull();
    expect([isProvince("fars"), isProvince(""), isProvince("constructor")]).toEqual([true, false, false]);
  });
});
