import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import type { SearchDocument } from "#app/domain/core/search-document.ts";
import type { Inquiry, Place, SearchEngine } from "#search/engine.ts";
import { reachable } from "#search/indexes.ts";
import { countMax } from "#search/views.ts";
import { document, inquiry } from "./documents.ts";

/** What everyone who asks relies on, whichever engine answers. `open` gives one that holds nothing. */
export function engineContract(name: string, open: () => Promise<SearchEngine>): void {
  describe(`search by ${name}`, () => {
    let engine: SearchEngine;
    beforeEach(async () => {
      engine = await open();
    });

    const put = async (...documents: SearchDocument[]) => {
      await engine.write({ documents, gone: [] });
      return documents;
    };
    const found = async (typed: string, given?: Partial<Inquiry>) =>
      (await engine.search(inquiry(typed, given))).hits.map(({ id }) => id);

    it.each([
      ["دوربين", "دوربین خوبی دارد"],
      ["دوربین", "دوربين خوبي دارد"],
      ["كيفيت", "کیفیت ساخت"],
      ["کیفیت", "كيفيت ساخت"],
      ["می‌خواهم", "گوشی مي خواهم"],
      ["میخواهم", "گوشی می‌خواهم"],
      ["می خواهم", "گوشی میخواهم"],
      ["نرم‌افزار", "مهندسی نرم افزار"],
      ["نرم افزار", "مهندسی نرم‌افزار"],
      ["۱۶ گیگ", "حافظهٔ 16 گيگ"],
      ["16 گيگ", "حافظهٔ ۱۶ گیگ"],
      ["کتاب‌های", "كتاب هاي من"],
      ["galax", "Samsung Galaxy A50"],
      ["GALAXY", "گوشی galaxy"],
      ["آئينه", "آیینه"],
      ["دوربن", "دوربین خوبی دارد"],
      ["دوبرین", "دوربین خوبی دارد"],
      ["sumsung", "Samsung Galaxy A50"],
    ])("«%s» finds «%s»", async (typed, text) => {
      const [wanted] = await put(document({ text }), document({ text: "چیزی دیگر و بس" }));
      expect(await found(typed)).toEqual([wanted!.id]);
    });

    it("puts titles before labels, these before authors, these before texts", async () => {
      const words = "یک سخن که با بقیه کاری ندارد";
      const [text, author, label, title] = await put(
        document({ title: words, text: "باتری" }),
        document({ title: words, author: "باتری" }),
        document({ title: words, labels: ["باتری"] }),
        document({ title: "باتری" }),
      );
      expect(await found("باتری")).toEqual([title, label, author, text].map((one) => one!.id));
    });

    it("finds what everybody talks about itself, though all that is said of it is newer", async () => {
      const [product] = await put(document({ kind: "product", title: "باتری" }));
      await put(...Array.from({ length: 450 }, () => document({ kind: "post", text: "باتری" })));
      expect((await found("باتری"))[0]).toBe(product!.id);
    });

    it("answers the newest first where that is asked", async () => {
      const documents = await put(
        document({ title: "باتری" }),
        document({ text: "باتری" }),
        document({ text: "باتری" }),
      );
      const newest = documents.map(({ id }) => id).reverse();
      expect(await found("باتری", { sort: "date" })).toEqual(newest);
    });

    it("shows only what one of the asker's keys opens, and everything where none is needed", async () => {
      const group = `g:${randomUUID()}`;
      const [open, members, closed] = await put(
        document({ text: "باتری" }),
        document({ text: "باتری", access: ["members"] }),
        document({ text: "باتری", access: [group] }),
      );
      const ids = (...of: (SearchDocument | undefined)[]) => of.map((one) => one!.id).sort();
      const asked = async (access: string[] | null) => (await found("باتری", { access })).sort();
      expect(await asked(["public"])).toEqual(ids(open));
      expect(await asked(["public", "members"])).toEqual(ids(open, members));
      expect(await asked(["public", "members", group])).toEqual(ids(open, members, closed));
      expect(await asked(null)).toEqual(ids(open, members, closed));
      expect((await engine.search(inquiry("باتری"))).count).toBe(1);
      expect(await engine.suggest(inquiry("باتر"))).toEqual([{ kind: "topic", id: open!.id }]);
    });

    it("narrows down by kind, forum, product, author and time", async () => {
      const [forumId, productId, authorId] = [randomUUID(), randomUUID(), randomUUID()];
      const [post, there, about, by, plain] = await put(
        document({ text: "باتری", kind: "post" }),
        document({ text: "باتری", forumId }),
        document({ text: "باتری", productIds: [randomUUID(), productId] }),
        document({ text: "باتری", authorId }),
        document({ text: "باتری" }),
      );
      expect(await found("باتری", { kinds: ["post"] })).toEqual([post!.id]);
      expect(await found("باتری", { forumId })).toEqual([there!.id]);
      expect(await found("باتری", { productId })).toEqual([about!.id]);
      expect(await found("باتری", { authorId })).toEqual([by!.id]);
      expect(await found("باتری", { since: plain!.createdAt })).toEqual([plain!.id]);
      expect(await found("باتری", { withoutAuthors: [authorId] })).not.toContain(by!.id);
      expect(await found("باتری", { withoutAuthors: [authorId] })).toHaveLength(4);
    });

    it.each(["relevance", "date"] as const)("pages by %s meet every hit once", async (sort) => {
      const documents = Array.from({ length: 25 }, (_, index) => document({ text: "باتری ".repeat((index % 4) + 1) }));
      await put(...documents);
      const seen: string[] = [];
      for (let after: Place | undefined; ; ) {
        const page = await engine.search(inquiry("باتری", { sort, most: 10, after }));
        seen.push(...page.hits.map(({ id }) => id));
        expect(page.count).toBe(25);
        if (!page.hasMore) break;
        const last = page.hits.at(-1)!;
        after = { engine: engine.name, width: page.width, value: last.value, id: last.id };
      }
      expect(seen.toSorted()).toEqual(documents.map(({ id }) => id).sort());
    });

    it("counts no further than it says, and tells when its pages do not reach all", async () => {
      const documents = Array.from({ length: reachable + 20 }, () => document({ text: "باتری" }));
      await put(...documents.slice(0, countMax + 20));
      const all = await engine.search(inquiry("باتری", { most: reachable }));
      expect([all.count, all.isCut, all.hasMore]).toEqual([countMax + 1, false, false]);
      await put(...documents.slice(countMax + 20));
      const cut = await engine.search(inquiry("باتری", { most: reachable }));
      expect([cut.count, cut.isCut, cut.hasMore]).toEqual([countMax + 1, true, false]);
    });

    it("takes a document in the place of the one before, and forgets what is gone, however often it is told", async () => {
      const [one, other] = await put(document({ title: "باتری" }), document({ title: "باتری" }));
      const changed = { ...one!, title: "شارژر" };
      for (const _ of [1, 2]) await engine.write({ documents: [changed], gone: [{ kind: "topic", id: other!.id }] });
      expect(await found("باتری")).toEqual([]);
      expect(await found("شارژر")).toEqual([one!.id]);
    });

    it("makes everything anew beside what is searched, with what changes meanwhile", async () => {
      const [kept, dropped, moved] = await put(
        document({ title: "باتری" }),
        document({ title: "باتری" }),
        document({ title: "باتری" }),
      );
      const first = await engine.beginRebuild();
      await put(kept!, { ...moved!, title: "شارژر" });
      expect((await found("باتری")).sort()).toEqual([kept!.id, dropped!.id].sort());
      const second = await engine.beginRebuild();
      await put(kept!, moved!);
      await engine.write({ documents: [], gone: [{ kind: "topic", id: kept!.id }] });
      expect(await engine.swap(first)).toBe(false);
      expect(await found("باتری")).toContain(dropped!.id);
      expect(await engine.swap(second)).toBe(true);
      expect(await found("باتری")).toEqual([moved!.id]);
      expect(await engine.isFilled()).toBe(true);
      await put(kept!);
      expect(await found("باتری")).toHaveLength(2);
    });

    it("says how widely it looked", async () => {
      const [one] = await put(document({ text: "دوربین گوشی" }), document({ text: "شارژر" }));
      expect(await engine.search(inquiry("دوربین"))).toMatchObject({ width: "all", count: 1 });
      expect(await engine.search(inquiry("دوربن گوشی"))).toMatchObject({ width: "alike", alike: ["دوربین"] });
      const some = await engine.search(inquiry("گوشی ناموجود"));
      expect(some).toMatchObject({ width: "some", hits: [{ id: one!.id }] });
      expect(await engine.search(inquiry("ناموجود گوشی"))).toMatchObject({ width: "some", hits: [{ id: one!.id }] });
      expect(await engine.search(inquiry("ناموجود"))).toMatchObject({ count: 0, hits: [], hasMore: false });
    });

    it.each([
      ["nothing", " \n\t"],
      ["a long text", "باتری ".repeat(2_000)],
      ["one endless word", "ا".repeat(10_000)],
      ["operators", 'باتری\' & !(a | b):* <-> \\ "x" *:A'],
      ["signs only", "'\"\\&|!()<>:*%_;--"],
      ["words that stand everywhere", "و از به که"],
      ["emoji", "🔋🔋👨‍👩‍👧"],
      ["controls", "\u0000با\u0007تری\u001b"],
      ["what turns text around", "\u202Eباتری\u2066\u200F"],
      ["half a character", "باتری \ud83d"],
      ["numbers", "1.5.2.3 ١٢٣ ½"],
    ])("takes %s without harm", async (_name, typed) => {
      await put(document({ text: "باتری و شارژر" }));
      const { hits } = await engine.search(inquiry(typed));
      expect(hits.length).toBeLessThanOrEqual(1);
      await expect(engine.suggest(inquiry(typed))).resolves.toBeInstanceOf(Array);
    });

    it("takes texts of any length and kind", async () => {
      const [long, odd] = await put(
        document({ text: `${"سخن ".repeat(30_000)} پایان`, title: "دراز" }),
        document({ text: "' \\ : ' \u0001 🔋 a'b\\c:d 'x':1A باتری", title: "ا".repeat(5_000) }),
      );
      expect(await found("دراز")).toEqual([long!.id]);
      expect(await found("باتری")).toEqual([odd!.id]);
    });

    it("suggests by what has begun, titles first", async () => {
      const [text, title] = await put(
        document({ title: "سخنی دیگر", text: "باتری" }),
        document({ title: "باتری خوب", text: "سخن" }),
      );
      const ids = (await engine.suggest(inquiry("باتر"))).map(({ id }) => id);
      expect(ids).toEqual([title!.id, text!.id]);
    });
  });
}
