import { randomBytes } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { guest, type MemberActor } from "#app/domain/core/actor.ts";
import { productsSectionId } from "#app/domain/forums/default-forums.ts";
import { ensureDefaultForums } from "#app/domain/forums/ensure-default-forums.server.ts";
import { listSections } from "#app/domain/forums/list-sections.server.ts";
import { unattachedSeconds } from "#app/domain/media/rules.ts";
import { sweepMedia } from "#app/domain/media/sweep-media.server.ts";
import { createProduct } from "#app/domain/products/create-product.server.ts";
import { declareOwnership } from "#app/domain/products/declare-ownership.server.ts";
import { getProduct } from "#app/domain/products/get-product.server.ts";
import { listProducts } from "#app/domain/products/list-products.server.ts";
import { CreateProduct, UpdateProduct } from "#app/domain/products/schema.ts";
import { updateProduct } from "#app/domain/products/update-product.server.ts";
import { addSeconds, now, setClock } from "#app/platform/clock.ts";
import { db } from "#app/platform/db/client.server.ts";
import { asActor, makeMember, makeStaff } from "#tests/factories/accounts.ts";
import { makeForum, makeProduct, makeTopic } from "#tests/factories/forums.ts";
import { outcome, outcomes, published } from "../forums/proof.ts";

let manager: MemberActor;
let member: MemberActor;

beforeEach(async () => {
  manager = await asActor(await makeStaff("manager"));
  member = await asActor(await makeMember());
});

afterEach(() => setClock(null));

const camera = (given: object = {}) =>
  CreateProduct.parse({ name: "دوربین کانن IXUS 190", category: "دوربین", features: "وزن: ۱۳۷ گرم", ...given });

async function picture({ id: ownerId }: MemberActor): Promise<string> {
  const data = { ownerId, key: randomBytes(16).toString("base64url"), width: 1, height: 1, bytes: 1, widths: [1] };
  return (await db.media.create({ data: { ...data, createdAt: now() } })).id;
}

/** Some time later everything is swept that nothing shows. */
async function sweptLater(): Promise<void> {
  setClock(addSeconds(now(), unattachedSeconds + 60));
  await sweepMedia();
}

describe("a new product", () => {
  test("comes with its forum and the facts of both", async () => {
    await ensureDefaultForums();
    const product = await createProduct(manager, camera({ nameEn: "Canon IXUS 190" }));
    const forum = await db.forum.findUniqueOrThrow({ where: { productId: product.id } });
    expect(forum).toMatchObject({ id: product.forum.id, name: "دوربین کانن IXUS 190", sectionId: productsSectionId });
    expect(await published("product.created")).toEqual([{ productId: product.id, forumId: forum.id }]);
    expect(await published("forum.created")).toContainEqual({ forumId: forum.id });
    expect(await getProduct(guest, product.slug)).toMatchObject({
      features: [["وزن", "۱۳۷ گرم"]],
      forum: { slug: forum.slug },
      rating: { average: null, count: 0 },
      owners: { count: 0, verified: 0 },
      mine: null,
      can: { manage: false, declare: false },
    });
    expect(await db.auditEntry.count({ where: { action: "product.created", subjectId: product.id } })).toBe(1);
  });

  test("gets an address of its own, five of one name at once too", async () => {
    const five = await Promise.all(Array.from({ length: 5 }, () => createProduct(manager, camera())));
    expect(new Set(five.map(({ slug }) => slug)).size).toBe(5);
    expect(new Set(five.map(({ forum }) => forum.slug)).size).toBe(5);
  });

  test("keeps its picture past the sweep, lets go of the one before, and takes no picture of somebody else's", async () => {
    const [before, after, foreign] = [await picture(manager), await picture(manager), await picture(member)];
    const { id } = await createProduct(manager, camera({ imageMediaId: before }));
    await updateProduct(manager, UpdateProduct.parse({ ...camera({ imageMediaId: after }), productId: id }));
    await sweptLater();
    expect(await db.media.findMany({ where: { id: { in: [before, after] } }, select: { id: true } })).toEqual([
      { id: after },
    ]);
    const theirs = camera({ imageMediaId: foreign });
    await expect(createProduct(manager, theirs)).rejects.toMatchObject({
      code: "image_missing",
      details: { field: "imageMediaId" },
    });
    const another = await asActor(await makeStaff("manager"));
    await updateProduct(another, UpdateProduct.parse({ ...camera({ imageMediaId: after }), productId: id }));
    await updateProduct(another, UpdateProduct.parse({ ...camera(), productId: id }));
    await sweptLater();
    expect(await db.media.findUnique({ where: { id: after } })).toBeNull();
  });

  test("keeps a picture that it shares with another product for as long as one of them shows it", async () => {
    const shared = await picture(manager);
    const [one, other] = [camera({ imageMediaId: shared }), camera({ imageMediaId: shared })];
    const products = [await createProduct(manager, one), await createProduct(manager, other)];
    for (const left of [1, 0]) {
      await updateProduct(manager, UpdateProduct.parse({ ...camera(), productId: products[left]!.id }));
      await sweptLater();
      expect(await db.media.count({ where: { id: shared } })).toBe(left);
    }
  });

  test("does not take an address of the site's own", async () => {
    expect((await createProduct(manager, camera({ name: "Find" }))).slug).toBe("find-2");
    expect((await createProduct(manager, camera({ name: "New" }))).slug).toBe("new-2");
  });

  test("is for who manages products; a shop's code belongs to one product", async () => {
    expect(await outcomes([createProduct(guest, camera()), createProduct(member, camera())])).toEqual({ forbidden: 2 });
    await createProduct(manager, camera({ sku: "IX-190" }));
    await expect(createProduct(manager, camera({ sku: "IX-190" }))).rejects.toMatchObject({
      code: "conflict",
      details: { field: "sku" },
    });
    expect(await db.product.count()).toBe(1);
    expect(await db.forum.count()).toBe(1);
  });

  test("needs a name of letters, without characters that reorder what stands around it", () => {
    for (const name of ["", "\u200c\u200c", "😀😀", "a", "cam\u202eera"])
      expect(CreateProduct.safeParse({ name }).success, JSON.stringify(name)).toBe(false);
  });
});

describe("changing a product", () => {
  const change = (productId: string, given: object = {}) =>
    UpdateProduct.parse({ productId, name: "دوربین نو", category: "دوربین", ...given });

  test("keeps its address and takes its forum's name along", async () => {
    const { id, slug, forum } = await createProduct(manager, camera());
    expect(await updateProduct(manager, change(id))).toEqual({ slug });
    expect((await db.forum.findUniqueOrThrow({ where: { id: forum.id } })).name).toBe("دوربین نو");
    expect((await listProducts(guest, { q: "نو" })).items.map((product) => product.id)).toEqual([id]);
    await db.forum.update({ where: { id: forum.id }, data: { name: "کانون عکاسان" } });
    await updateProduct(manager, change(id, { name: "دوربین نوتر" }));
    expect((await db.forum.findUniqueOrThrow({ where: { id: forum.id } })).name).toBe("کانون عکاسان");
  });

  test("retires it from the catalogue and from search, and leaves its page", async () => {
    const { id, slug } = await createProduct(manager, camera());
    await updateProduct(manager, change(id, { retired: "true" }));
    expect((await listProducts(guest, {})).items).toEqual([]);
    expect((await listProducts(guest, { q: "دوربین" })).items).toEqual([]);
    expect(await getProduct(guest, slug)).toMatchObject({ retired: true });
    await updateProduct(manager, change(id));
    expect((await listProducts(guest, {})).items).toHaveLength(1);
  });

  test("is for who manages products, of a product that is there", async () => {
    const { id } = await createProduct(manager, camera());
    expect(await outcome(updateProduct(member, change(id)))).toBe("forbidden");
    expect(await outcome(updateProduct(manager, change(crypto.randomUUID())))).toBe("not_found");
    expect(await outcome(getProduct(guest, "nothing"))).toBe("not_found");
  });
});

describe("owning a product", () => {
  test("is said and taken back, twice as well as once; what a purchase proves stays", async () => {
    const product = await makeProduct();
    const say = (owned: boolean) => declareOwnership(member, { productId: product.id, owned });
    await Promise.all([say(true), say(true)]);
    expect(await getProduct(member, product.slug)).toMatchObject({
      owners: { count: 1, verified: 0 },
      mine: { declared: true, verified: false },
      can: { declare: true },
    });
    await say(false);
    await say(false);
    expect((await getProduct(member, product.slug)).owners.count).toBe(0);
    await db.productOwner.create({ data: { productId: product.id, memberId: member.id, verifiedAt: new Date() } });
    await say(false);
    expect((await getProduct(member, product.slug)).mine).toEqual({ declared: true, verified: true });
    expect(await outcome(declareOwnership(member, { productId: crypto.randomUUID(), owned: true }))).toBe("not_found");
    expect(
      await outcome(declareOwnership({ ...member, standing: "silenced" }, { productId: product.id, owned: true })),
    ).toBe("silenced");
  });
});

test("a rating is the average of all stars, and apart of those by verified owners", async () => {
  const product = await makeProduct();
  const forum = await makeForum({ productId: product.id });
  const rate = (stars: number, given: object = {}) =>
    makeTopic({ forumId: forum.id, productIds: [product.id], kind: "experience", stars, ...given });
  await rate(5, { verifiedOwner: true });
  await rate(4, { verifiedOwner: true });
  await rate(1);
  await rate(2, { forumId: (await makeForum()).id });
  await rate(5, { productIds: [] });
  await rate(1, { hiddenAt: new Date() });
  await makeTopic({ forumId: forum.id });
  const { rating } = await getProduct(guest, product.slug);
  expect(rating).toEqual({ average: 3.4, count: 5, byStars: [1, 1, 0, 1, 2], verified: { average: 4.5, count: 2 } });
  expect((await listProducts(guest, {})).items[0]!.rating).toEqual({ average: 3.4, count: 5 });
});

describe("the first forums of a club", () => {
  test("come once, take in products' forums that were there, and stay away when staff removed them", async () => {
    const early = await makeForum({ productId: (await makeProduct()).id });
    await Promise.all([ensureDefaultForums(), ensureDefaultForums()]);
    const sections = await listSections(guest);
    expect(sections.map(({ name, nameEn }) => [name, nameEn])).toEqual([
      ["محصولات", "Products"],
      ["عمومی", "General"],
    ]);
    expect(sections[0]!.forums.map(({ id }) => id)).toEqual([early.id]);
    const count = await db.forum.count();
    const news = await db.forum.findFirstOrThrow({ where: { writers: "staff" } });
    await db.forum.delete({ where: { id: news.id } });
    await ensureDefaultForums();
    expect(await db.forum.count()).toBe(count - 1);
    expect(await published("forum.created")).toHaveLength(count - 1);
  });
});
