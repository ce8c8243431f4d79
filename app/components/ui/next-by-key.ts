/**
 * Which of a list's items a key leads to, round and round; null for a key that leads nowhere.
 * @param current the focused item, −1 when none is
 */
export function nextByKey(key: string, current: number, count: number): number | null {
  if (count === 0) return null;
  if (key === "ArrowDown") return (current + 1) % count;
  if (key === "ArrowUp") return current < 0 ? count - 1 : (current - 1 + count) % count;
  if (key === "Home") return 0;
  if (key === "End") return count - 1;
  return null;
}
