import { forMembers } from "../light/for-members.tsx";

const parts = () => import("./members-parts.ts");

/** What members alone have in the frame of every page: a guest's browser loads nothing of it. */
export const AccountMenu = forMembers(async () => (await parts()).AccountMenu);
export const KeepFocus = forMembers(async () => (await parts()).KeepFocus);
export const OwnLinks = forMembers(async () => (await parts()).OwnLinks);
export const RulesBar = forMembers(async () => (await parts()).RulesBar);
export const StandingBar = forMembers(async () => (await parts()).StandingBar);
