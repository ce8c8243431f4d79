import { hourSeconds } from "#app/platform/clock.ts";

/** Notifications looked at for one page of the inbox, before they are grouped. */
export const inboxPageSize = 60;
/** Unread lines that are counted: one more than is shown as a number, the rest is «more». */
export const unreadMax = 100;
/** Unread notifications that are looked at to count their lines: most members have fewer than the first. */
export const unreadLooks = [100, 400] as const;
/** Likes of one thing, and replies in one topic, are told together when they came within this time. */
export const groupSeconds = 2 * hourSeconds;
/** Faces shown for a group. */
export const groupFaces = 3;
/** Unread replies of one followed topic that somebody is told of one by one: in a lively one, the rest is read there. */
export const toldOfTopicMax = 5;
