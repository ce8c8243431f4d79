import type { Standing } from "#app/domain/core/actor.ts";
import type { ErrorCode } from "#app/domain/core/errors.ts";
import { addSeconds, daySeconds, hourSeconds, minuteSeconds } from "#app/platform/clock.ts";

export const nameMin = 2;
export const nameMax = 40;
export const clubNameMax = 60;
/** Most bytes of the club's logo. */
export const logoMaxBytes = 5 * 1024 * 1024;
export const bioMax = 300;
export const cityMax = 40;
export const occupationMax = 60;
export const interestsMax = 12;
export const interestMax = 30;

export const codeDigits = 5;
export const codeSeconds = 2 * minuteSeconds;
export const codeTries = 5;

/** What a code proves its number or mailbox for; it serves nothing else. */
export const codePurposes = ["sign_in", "set_up", "confirm", "change_phone", "change_email", "set_password"] as const;

export type CodePurpose = (typeof codePurposes)[number];

/** How long somebody whose first factor was right may take for the second. */
export const secondFactorSeconds = 10 * minuteSeconds;
/** How long a member who has just proved who they are may change how they sign in. */
export const confirmedSeconds = 10 * minuteSeconds;
/** No points are spent for so long after a number was changed. */
export const frozenSeconds = 72 * hourSeconds;

/** How long a proof that a number was verified lets its owner join. */
export const joiningSeconds = 15 * minuteSeconds;

export const sessionSeconds = 90 * daySeconds;
/** A session in use is prolonged at most this often. */
export const sessionTouchSeconds = hourSeconds;

/** Most graphemes of the club's rules. */
export const clubRulesMax = 20_000;

/** How long a visitor who came by a member's link is remembered as theirs. */
export const referralSeconds = 30 * daySeconds;

/** While the club has fewer members than this, newcomers start at trust 1. */
export const youngClubMembers = 50;

/** What the club may change; kept under `accounts` in its settings. */
export const accountDefaults = {
  foreignNumbers: false,
  /** Whether mail addresses serve to sign in and join: with a code, or with a password. */
  mailCodes: false,
  mailPasswords: false,
  /** Whether staff may use their permissions only where a second factor was given. */
  staffNeedSecondFactor: false,
  /** Whether somebody the sign-in provider vouches for becomes a member, as which nobody made them. */
  providerMakesMembers: false,
  /** Where somebody who may not write or sign in can say that it is wrong: a page or a mail address; "" for nowhere. */
  appealUrl: "",
  secondsBetweenCodes: minuteSeconds,
  codesBeforePause: 5,
  codesWindowSeconds: 10 * minuteSeconds,
  codesPauseSeconds: 10 * minuteSeconds,
  codesPerNumberAndDay: 20,
  codesPerIp: 30,
  codesPerIpSeconds: 10 * minuteSeconds,
  codesPerClub: 1_000,
  codesPerClubSeconds: hourSeconds,
};

export type AccountSettings = typeof accountDefaults;

/** Wrong passwords and second factors, and the time they count for. */
export const tryLimits = {
  /** At one account from one address. */
  passwordsHere: { most: 5, seconds: 15 * minuteSeconds },
  /** At one account from anywhere. */
  passwordsForAccount: { most: 20, seconds: hourSeconds },
  /** From one address at any account. */
  passwordsFromAddress: { most: 30, seconds: 15 * minuteSeconds },
  secondFactors: { most: 5, seconds: 15 * minuteSeconds },
};

/** Why no code is sent now, and when the next one will be. */
export type CodeRefusal = { code: Extract<ErrorCode, "code_sent_recently" | "codes_paused">; until: Date };

/**
 * Whether a number may get another code.
 * @param sent when its codes of the last day were sent, newest first
 */
export function refusalForNumber(sent: readonly Date[], now: Date, limits: AccountSettings): CodeRefusal | null {
  const newest = sent[0];
  if (!newest) return null;
  const oldestOfDay = sent[limits.codesPerNumberAndDay - 1];
  if (oldestOfDay) return { code: "codes_paused", until: addSeconds(oldestOfDay, daySeconds) };
  const oldestOfBurst = sent[limits.codesBeforePause - 1];
  const pauseEnds = addSeconds(newest, limits.codesPauseSeconds);
  if (oldestOfBurst && newest <= addSeconds(oldestOfBurst, limits.codesWindowSeconds) && now < pauseEnds)
    return { code: "codes_paused", until: pauseEnds };
  const next = addSeconds(newest, limits.secondsBetweenCodes);
  return now < next ? { code: "code_sent_recently", until: next } : null;
}

/**
 * The address that limits count by: an IPv4 address itself, of an IPv6 address its /64, which is one subscriber's.
 */
export function limitedAddress(ip: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(ip)?.[1];
  if (mapped || !ip.includes(":")) return mapped ?? ip;
  const [head = "", tail] = ip.toLowerCase().split("%")[0]!.split("::");
  const before = head ? head.split(":") : [];
  const after = tail ? tail.split(":") : [];
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length);
  const groups = [...before, ...Array<string>(zeros).fill("0"), ...after].slice(0, 4);
  return `${groups.map((group) => group.replace(/^0+(?=.)/, "")).join(":")}::/64`;
}

/** A member's standing at an instant: silence and suspension end by themselves. */
export function standingAt(member: { standing: Standing; standingUntil: Date | null }, now: Date): Standing {
  const over = member.standing !== "removed" && member.standingUntil !== null && member.standingUntil <= now;
  return over ? "active" : member.standing;
}

/** Whether a text names a time zone of the IANA database that this machine knows. */
export function isTimeZone(text: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat("en", { timeZone: text }));
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
