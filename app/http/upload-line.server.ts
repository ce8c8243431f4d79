import { DomainError } from "#app/domain/core/errors.ts";
import { requestContext } from "./request-context.server.ts";
import { senderOf } from "./sender.server.ts";

/** Large forms of one sender that are in memory at once; two keep a line busy. */
const atOnce = 2;

/** Those that wait for their turn, unread. */
const mostWaiting = 40;

type Line = { inHand: number; waiting: (() => void)[] };

const lines = new Map<string, Line>();

/**
 * Lets a large form be read when fewer of its sender's are in hand: each is in memory until it is answered, and one
 * member could send as many at once as no memory holds. What waits stays with the network.
 * @throws DomainError unavailable where too many wait already
 */
export async function waitForTurn(request: Request): Promise<void> {
  const { whenOver } = requestContext();
  if (!whenOver) return;
  whenOver(await standInLine(await senderOf(request)));
}

/** @returns what gives the place to the next */
async function standInLine(sender: string): Promise<() => void> {
  const line = lines.get(sender) ?? { inHand: 0, waiting: [] };
  lines.set(sender, line);
  if (line.inHand < atOnce) line.inHand++;
  else {
    if (line.waiting.length >= mostWaiting) throw new DomainError("unavailable");
    await new Promise<void>((resolve) => line.waiting.push(resolve));
  }
  return () => {
    const next = line.waiting.shift();
    if (next) next();
    else if (--line.inHand === 0) lines.delete(sender);
  };
}
