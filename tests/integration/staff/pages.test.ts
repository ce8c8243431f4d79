import { globSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { type Permission, permissions } from "#app/domain/core/permissions.ts";
import { db } from "#app/platform/db/client.server.ts";
import * as audit from "#app/routes/staff/audit.tsx";
import * as club from "#app/routes/staff/club.tsx";
import * as forum from "#app/routes/staff/forum.tsx";
import * as forums from "#app/routes/staff/forums.tsx";
import * as group from "#app/routes/staff/group.tsx";
import * as groupFile from "#app/routes/staff/group-file.tsx";
import * as groups from "#app/routes/staff/groups.tsx";
import * as home from "#app/routes/staff/home.tsx";
import * as layout from "#app/routes/staff/layout.tsx";
import * as memberPage from "#app/routes/staff/member.tsx";
import * as members from "#app/routes/staff/members.tsx";
import * as product from "#app/routes/staff/product.tsx";
import * as products from "#app/routes/staff/products.tsx";
import * as role from "#app/routes/staff/role.tsx";
import * as roles from "#app/routes/staff/roles.tsx";
import * as rules from "#app/routes/staff/rules.tsx";
import * as searches from "#app/routes/staff/searches.tsx";
import * as section from "#app/routes/staff/section.tsx";
import { makeMember, makeStaff } from "#tests/factories/accounts.ts";
import { makeGroup } from "#tests/factories/forums.ts";
import { visit } from "./visit.ts";

type Page = { loader: unknown; action?: unknown };

/** Every page of staff: what it is asked with, and the permissions of which one is needed. */
const pages: Record<string, [Page, Permission[], Record<string, string>?]> = {
  layout: [layout, [...permissions]],
  home: [home, [...permissions]],
  members: [members, ["members.manage"]],
  member: [memberPage, ["members.manage", "roles.grant"], { member: "" }],
  groups: [groups, ["members.manage"]],
  group: [group, ["members.manage"], { group: "" }],
  "group-file": [groupFile, ["members.manage"], { group: "" }],
  roles: [roles, ["roles.grant"]],
  role: [role, ["roles.grant"], { role: "new" }],
  forums: [forums, ["forums.manage"]],
  forum: [forum, ["forums.manage"], { forum: "new" }],
  section: [section, ["forums.manage"], { section: "new" }],
  products: [products, ["products.manage"]],
  product: [product, ["products.manage"], { product: "new" }],
  club: [club, ["club.manage"]],
  rules: [rules, ["club.manage"]],
  audit: [audit, ["audit.read"]],
  searches: [searches, ["forums.manage"]],
};

async function paramsOf(given: Record<string, string> = {}): Promise<Record<string, string>> {
  if ("member" in given) return { member: (await makeMember()).id };
  return "group" in given ? { group: (await makeGroup()).id } : given;
}

describe.each(Object.entries(pages))("the page %s of staff", (name, [page, needs, given]) => {
  it("asks guests to sign in, and is not there for members, whatever they send", async () => {
    const params = await paramsOf(given);
    const path = `/staff/${name}`;
    expect(await visit(page, path, { params })).toMatchObject({ status: 302, to: expect.stringMatching(/^\/sign-in/) });
    for (const by of [await makeMember(), await makeStaff("gone-role")])
      expect((await visit(page, path, { params, by })).status).toBe(404);
    if (!page.action) return;
    const form = { intent: "save", name: "x" };
    expect((await visit(page, path, { params, form })).status).toBe(401);
    expect((await visit(page, path, { params, form, by: await makeMember() })).status).toBe(404);
  });

  it("opens to who holds a permission for it, and to no other staff", async () => {
    await db.club.create({ data: {} });
    const params = await paramsOf(given);
    const without = permissions.filter((permission) => !needs.includes(permission));
    await db.customRole.create({ data: { key: "without", name: "Without", permissions: without } });
    if (without.length > 0)
      expect((await visit(page, "/staff", { params, by: await makeStaff("without") })).status).toBe(403);
    for (const permission of needs.slice(0, 2)) {
      await db.customRole.create({ data: { key: permission, name: permission, permissions: [permission] } });
      expect((await visit(page, "/staff", { params, by: await makeStaff(permission) })).status).toBe(200);
    }
  });
});

describe("these pages", () => {
  it("are all in the table", () => {
    const folder = fileURLToPath(new URL("../../../app/routes/staff/", import.meta.url));
    const files = globSync("*.tsx", { cwd: folder }).map((file) => file.replace(".tsx", ""));
    const others = files.filter((file) => !(file in pages));
    expect(others.filter((file) => !/webhook|token|integration/.test(file))).toEqual([]);
  });

  it("are not there for ids of nothing", async () => {
    const by = await makeStaff("administrator");
    const nothing = "01990000-0000-7000-8000-000000000000";
    for (const id of [nothing, "x", "'"])
      for (const [page, name] of [
        [memberPage, "member"],
        [group, "group"],
        [groupFile, "group"],
        [role, "role"],
        [forum, "forum"],
        [section, "section"],
        [product, "product"],
      ] as const)
        expect((await visit(page, "/staff", { params: { [name]: id }, by })).status, `${name} ${id}`).toBe(404);
  });
});

describe("forms without a script", () => {
  it("look after a member", async () => {
    const by = await makeStaff("administrator");
    const member = await makeMember({ phone: "+989351112233" });
    const params = { member: member.id };
    const send = (form: Record<string, string>) =>
      visit(memberPage, `/staff/members/${member.id}`, { params, form, by });
    const back = { status: 303, to: `/staff/members/${member.id}` };
    expect(await send({ intent: "grant", role: "editor" })).toMatchObject(back);
    expect(await send({ intent: "withdraw", role: "editor" })).toMatchObject(back);
    expect(await send({ intent: "contact" })).toMatchObject({ body: { contact: { phone: "+989351112233" } } });
    const refused = await send({ intent: "standing", standing: "silenced", lasts: "day", day: "x", reason: "تبلیغ" });
    expect(refused).toMatchObject({
      status: 422,
      body: { values: { day: "x", reason: "تبلیغ" }, errors: { day: { code: "date_malformed" } } },
    });
    const other = await makeMember();
    const standing = { intent: "standing", standing: "silenced", lasts: "24", reason: "تبلیغ", memberId: other.id };
    expect(await send(standing)).toMatchObject(back);
    expect(await db.member.findUnique({ where: { id: member.id } })).toMatchObject({ standing: "silenced" });
    expect(await db.member.findUnique({ where: { id: other.id } })).toMatchObject({ standing: "active" });
    expect(await send({ intent: "nonsense" })).toMatchObject({ status: 422 });
  });

  it("make a role, refuse it with what was typed, and delete it", async () => {
    const by = await makeStaff("administrator");
    const form = new FormData();
    for (const [name, value] of [
      ["name", "نقش"],
      ["permissions", "topics.pin"],
      ["permissions", "topics.close"],
      ["intent", "save"],
    ] as const)
      form.append(name, value);
    const made = await visit(role, "/staff/roles/new", { params: { role: "new" }, form, by });
    expect(made).toMatchObject({ status: 303, to: "/staff/roles" });
    const again = await visit(role, "/staff/roles/new", {
      params: { role: "new" },
      form: { name: "نقش", permissions: "topics.pin" },
      by,
    });
    expect(again).toMatchObject({ status: 409, body: { errors: { name: { code: "name_taken" } } } });
    const { key } = await db.customRole.findFirstOrThrow();
    expect(await visit(role, `/staff/roles/${key}`, { params: { role: key }, by })).toMatchObject({
      body: { role: { permissions: ["topics.close", "topics.pin"] } },
    });
    await visit(role, `/staff/roles/${key}`, { params: { role: key }, form: { intent: "delete", key }, by });
    expect(await db.customRole.count()).toBe(0);
  });

  it("put a file's members into a group after a look at it", async () => {
    const by = await makeStaff("administrator");
    const member = await makeMember({ phone: "+989351112233" });
    const { id } = await makeGroup();
    const params = { group: id };
    const upload = new FormData();
    upload.set("intent", "read");
    upload.set("file", new File(["phone\n09351112233\nx"], "list.csv"));
    const path = `/staff/groups/${id}/file`;
    const looked = await visit(groupFile, path, { params, form: upload, by });
    expect(looked.body).toMatchObject({ view: { memberIds: [member.id], unknown: [{ line: 3, value: "x" }] } });
    expect(await db.groupMember.count()).toBe(0);
    const confirm = { intent: "confirm", memberIds: member.id };
    expect(await visit(groupFile, path, { params, form: confirm, by })).toMatchObject({ to: `/staff/groups/${id}` });
    expect(await db.groupMember.count()).toBe(1);
    const empty = new FormData();
    empty.set("intent", "read");
    expect(await visit(groupFile, path, { params, form: empty, by })).toMatchObject({
      status: 422,
      body: { errors: { file: { code: "file_missing" } } },
    });
  });

  it("preview a rule, keep it, and keep what was typed", async () => {
    const by = await makeStaff("administrator");
    await makeMember({ trust: 2 });
    const { id } = await makeGroup();
    const params = { group: id };
    const rule = { name: "گروه", byRule: "on", trustAtLeast: "2" };
    const looked = await visit(group, `/staff/groups/${id}`, { params, form: { ...rule, intent: "preview" }, by });
    expect(looked.body).toMatchObject({ matches: 1, values: { trustAtLeast: "2" }, errors: {} });
    expect(await db.customerGroup.findFirst()).toMatchObject({ rule: null });
    await visit(group, `/staff/groups/${id}`, { params, form: { ...rule, intent: "save" }, by });
    expect(await db.customerGroup.findFirst()).toMatchObject({ rule: { trustAtLeast: 2 } });
    const none = await visit(group, `/staff/groups/${id}`, {
      params,
      form: { name: "گروه", byRule: "on", intent: "save" },
      by,
    });
    expect(none).toMatchObject({ status: 422, body: { errors: { byRule: { code: "rule_empty" } } } });
  });

  it("set up sections, forums and products", async () => {
    const by = await makeStaff("administrator");
    await visit(section, "/staff/sections/new", {
      params: { section: "new" },
      form: { name: "عمومی", position: "1" },
      by,
    });
    const { id: sectionId } = await db.forumSection.findFirstOrThrow();
    const form = {
      name: "تالار ما",
      sectionId,
      groupId: "",
      readers: "members",
      writers: "members",
      icon: "camera",
      hue: "10",
    };
    expect(await visit(forum, "/staff/forums/new", { params: { forum: "new" }, form, by })).toMatchObject({
      status: 303,
    });
    const made = await db.forum.findFirstOrThrow();
    expect(made).toMatchObject({ name: "تالار ما", sectionId, readers: "members", icon: "camera", hue: 10 });
    const group = { ...form, readers: "group" };
    expect(await visit(forum, "/staff/forums/x", { params: { forum: made.id }, form: group, by })).toMatchObject({
      status: 422,
      body: { errors: { groupId: { code: "required" } } },
    });
    const item = { name: "دوربین", category: "عکاسی", features: "وزن: ۲۰۰ گرم" };
    expect(await visit(product, "/staff/products/new", { params: { product: "new" }, form: item, by })).toMatchObject({
      status: 303,
    });
    const { id: productId, slug } = await db.product.findFirstOrThrow();
    await visit(product, `/staff/products/${slug}`, {
      params: { product: slug },
      form: { ...item, productId, retired: "on" },
      by,
    });
    expect((await db.product.findFirstOrThrow()).retiredAt).not.toBeNull();
    expect(await db.event.count({ where: { kind: "product.updated" } })).toBe(1);
    expect((await visit(products, "/staff/products?q=دوربين", { by })).body).toMatchObject({
      products: { items: [{ retired: true }] },
    });
  });

  it("keep the rules", async () => {
    const by = await makeStaff("administrator");
    expect(await visit(rules, "/staff/rules", { form: { text: "" }, by })).toMatchObject({ status: 422 });
    await visit(rules, "/staff/rules", { form: { text: "مهربان باشیم." }, by });
    expect((await visit(rules, "/staff/rules", { by })).body).toMatchObject({ rules: { text: "مهربان باشیم." } });
  });
});
