import { getClub } from "#app/domain/core/club.server.ts";
import { publish } from "#app/domain/core/publish.server.ts";
import { transaction } from "#app/domain/core/transaction.server.ts";
import { translatorFor } from "#app/i18n/translator.server.ts";
import type { Transaction } from "#app/platform/db/client.server.ts";
import { generalSectionId, productsSectionId } from "./default-forums.ts";
import { openForum } from "./open-forum.server.ts";

const hues = { announcements: 25, lounge: 250, suggestions: 145 };

/**
 * Gives a club its first sections and general forums. Does nothing once there is any section, so what staff remove
 * stays removed; products' forums that came earlier move into the section of products.
 */
export async function ensureDefaultForums(): Promise<void> {
  const hints = translatorFor((await getClub()).locale, "defaults");
  await transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('default forums', 0))`;
    if (await tx.forumSection.findFirst({ select: { id: true } })) return;
    const [fa, en] = [translatorFor("fa", "defaults"), translatorFor("en", "defaults")];
    await tx.forumSection.createMany({
      data: [
        { id: productsSectionId, name: fa("products"), nameEn: en("products"), position: 0 },
        { id: generalSectionId, name: fa("general"), nameEn: en("general"), position: 1 },
      ],
    });
    await tx.forum.updateMany({
      where: { sectionId: null, productId: { not: null } },
      data: { sectionId: productsSectionId },
    });
    for (const key of ["announcements", "lounge", "suggestions"] as const) {
      const words = { name: fa(key), nameEn: en(key), description: hints(`${key}Hint`) };
      await openGeneral(tx, { ...words, hue: hues[key], writers: key === "announcements" ? "staff" : "members" });
    }
  });
}

async function openGeneral(
  tx: Transaction,
  forum: { name: string; nameEn: string; description: string; hue: number; writers: "staff" | "members" },
): Promise<void> {
  const position = await tx.forum.count({ where: { sectionId: generalSectionId } });
  const { id } = await openForum(tx, { ...forum, position, sectionId: generalSectionId });
  await publish(tx, "forum.created", { forumId: id }, null);
}
