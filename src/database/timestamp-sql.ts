/** SQL: a time as text in the contract's form (specs/schemas/Timestamp.yaml). */
export function timestampSql(time: string): string {
  return `to_char((${time})::timestamptz(3) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}
