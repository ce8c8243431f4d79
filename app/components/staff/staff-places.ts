import {
  BookCheck,
  Boxes,
  Building2,
  LayoutList,
  type LucideIcon,
  ScrollText,
  SearchX,
  ShieldCheck,
  UserRoundCog,
  UsersRound,
  Webhook,
} from "lucide-react";
import type { Permission } from "#app/domain/core/permissions.ts";
import {
  staffAuditPath,
  staffClubPath,
  staffForumsPath,
  staffGroupsPath,
  staffMembersPath,
  staffProductsPath,
  staffRolesPath,
  staffRulesPath,
  staffSearchesPath,
  webhooksPath,
} from "#app/paths.ts";

type Place = { to: string; word: PlaceWord; icon: LucideIcon; needs: Permission };

/** Keys of `shell.json`: the way to the staff's pages stands on every page. */
export type PlaceWord =
  | "staffMembers"
  | "staffGroups"
  | "staffRoles"
  | "staffForums"
  | "staffProducts"
  | "staffWebhooks"
  | "staffClub"
  | "staffRules"
  | "staffSearches"
  | "staffAudit";

const places: Place[] = [
  { to: staffMembersPath(), word: "staffMembers", icon: UserRoundCog, needs: "members.manage" },
  { to: staffGroupsPath(), word: "staffGroups", icon: UsersRound, needs: "members.manage" },
  { to: staffRolesPath(), word: "staffRoles", icon: ShieldCheck, needs: "roles.grant" },
  { to: staffForumsPath(), word: "staffForums", icon: LayoutList, needs: "forums.manage" },
  { to: staffProductsPath(), word: "staffProducts", icon: Boxes, needs: "products.manage" },
  { to: webhooksPath(), word: "staffWebhooks", icon: Webhook, needs: "integrations.manage" },
  { to: staffClubPath(), word: "staffClub", icon: Building2, needs: "club.manage" },
  { to: staffRulesPath(), word: "staffRules", icon: BookCheck, needs: "club.manage" },
  { to: staffSearchesPath(), word: "staffSearches", icon: SearchX, needs: "forums.manage" },
  { to: staffAuditPath(), word: "staffAudit", icon: ScrollText, needs: "audit.read" },
];

/** The pages of staff that somebody with these permissions has a use for. */
export function staffPlaces(held: readonly Permission[]): Place[] {
  return places.filter(({ needs }) => held.includes(needs));
}
