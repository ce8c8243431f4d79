import { hourSeconds } from "#app/platform/clock.ts";

/** Notifications looked at for one page of the inbox, before they are grouped. */
export const inboxPageSize = 60;
/** Most unread notifications that are looked at to count the lines they make; beyond it there are «more». */
export const unreadMax = 100;
/** Likes of one thing, and replies in one topic, are told together when they came within this time. */
export const groupSeconds = 2 * hourSeconds;
/** Faces shown for a group. */
export const groupFaces = 3;
/** Unread replies of one followed topic that somebody is told of one by one: in a lively one, the rest is read there. */
export const toldOfTopicMax = 5;
