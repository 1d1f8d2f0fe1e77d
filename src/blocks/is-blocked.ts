/** Whether one of two users has blocked the other, in SQL; `one` and `other` are expressions of their ids. */
export function isBlocked(one: string, other: string): string {
  return `EXISTS (
    SELECT FROM user_blocks b
    WHERE (b.user_id, b.blocked_id) IN ((${one}, ${other}), (${other}, ${one})))`;
}
