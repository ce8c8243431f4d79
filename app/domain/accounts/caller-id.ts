/** Whose the kept answers and the limits of the API are, where a member asks, by a browser or by any token of theirs. */
export function memberCallerId(memberId: string): string {
  return `member:${memberId}`;
}
