import { hash, verify } from "@node-rs/argon2";

/** argon2id with 19 MiB, two passes, one lane: OWASP's first choice for servers that do other things too. */
const argon2id = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** How a password is kept: a salted argon2id hash (RFC 9106) in the PHC string format. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, argon2id);
}

let nobodys: Promise<string> | undefined;

/**
 * Whether a password is the one that was hashed. Without a hash the same work is done on one that fits nothing, so that
 * the time tells nobody whether there is an account.
 * @param check how a password is held against a hash
 */
export async function passwordMatches(kept: string | null, password: string, check = verify): Promise<boolean> {
  nobodys ??= hashPassword(crypto.randomUUID());
  const against = await nobodys;
  const fits = await check(kept ?? against, password);
  return kept !== null && fits;
}

/** The least strength that is taken, of zxcvbn's 0 to 4: more than 10^8 guesses. */
const leastScore = 3;
/** What zxcvbn looks at; its time grows with the square of the length, and what follows only makes a password better. */
const judgedLength = 64;

let judge: Promise<(password: string, words: string[]) => number> | undefined;

/**
 * Whether a password would be guessed soon: a common one, a name, a row of keys, a date.
 * @param words what everybody may know of its owner
 */
export async function isEasyPassword(password: string, words: string[]): Promise<boolean> {
  judge ??= loadJudge();
  return (await judge)(password.slice(0, judgedLength), words) < leastScore;
}

/** The lists of common passwords are megabytes: they are read when the first password is chosen. */
async function loadJudge() {
  const [{ ZxcvbnFactory }, { dictionary, adjacencyGraphs }] = await Promise.all([
    import("@zxcvbn-ts/core"),
    import("@zxcvbn-ts/language-common"),
  ]);
  const zxcvbn = new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });
  return (password: string, words: string[]) => zxcvbn.check(password, words).score;
}
