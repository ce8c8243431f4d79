import { createGroup } from "#app/domain/accounts/create-group.server.ts";
import { createRole } from "#app/domain/accounts/create-role.server.ts";
import { grantRole } from "#app/domain/accounts/grant-role.server.ts";
import { setStanding } from "#app/domain/accounts/set-standing.server.ts";
import { createWebhook } from "#app/domain/integrations/create-webhook.server.ts";
import {
  memberPath,
  staffForumPath,
  staffGroupFilePath,
  staffGroupPath,
  staffMemberPath,
  staffProductPath,
  staffRolePath,
  webhookPath,
} from "#app/paths.ts";
import { connectDatabase, db, disconnectDatabase } from "#app/platform/db/client.server.ts";
import { asActor, makeMember } from "../factories/accounts.ts";
import { makeForum, makeProduct } from "../factories/forums.ts";
import type { Site } from "./site.ts";

/** A word that no line of a small phone holds. */
const longWord = "ناشکستنی".repeat(5);

export type StaffedClub = Awaited<ReturnType<typeof staffClub>>;

/**
 * Gives a club one of everything that its staff look after, with names that no line holds; the member named `silenced`
 * may not write.
 */
export async function staffClub(site: Site, named: { admin: string; silenced: string }) {
  connectDatabase(site.databaseUrl);
  try {
    const find = (name: string) => db.member.findFirstOrThrow({ where: { name } });
    const admin = await asActor(await find(named.admin));
    const silenced = await find(named.silenced);
    const customer = await makeMember({
      phone: "+989128887766",
      name: longWord.slice(0, 40),
      city: "shiraz",
      occupation: "حسابدار",
    });
    const { id: groupId } = await createGroup(admin, { name: longWord.slice(0, 40), description: "مشتریان عمده" });
    await db.groupMember.create({ data: { groupId, memberId: customer.id } });
    const { key } = await createRole(admin, { name: "پاسخ‌گوی شب", permissions: ["content.hide", "audit.read"] });
    await grantRole(admin, { memberId: customer.id, role: key });
    const reason = `بی‌احترامی به دیگران ${longWord}`;
    await setStanding(admin, {
      ...{ memberId: silenced.id, standing: "silenced", lasts: "168", day: "", reason, tell: false },
    });
    const { webhook } = await createWebhook(admin, {
      address: `https://1.1.1.1/${"x".repeat(90)}`,
      description: longWord,
      kinds: ["topic.merged"],
    });
    const forum = await makeForum({ name: longWord });
    const product = await makeProduct({ name: longWord });
    return {
      ...{ customer: memberPath(customer), staffCustomer: staffMemberPath(customer) },
      ...{ staffSilenced: staffMemberPath(silenced), group: staffGroupPath({ id: groupId }) },
      ...{ groupFile: staffGroupFilePath({ id: groupId }), role: staffRolePath(key), webhook: webhookPath(webhook) },
      ...{ forum: staffForumPath(forum.id), product: staffProductPath(product.slug) },
    };
  } finally {
    await disconnectDatabase();
  }
}
