import { typeidUnboxed } from 'typeid-js';
import type { MessageId, Seq } from '../../generated/schemas';

const seqDigits = 8;
const endingWithSeq = new RegExp(`[0-9a-f]{${seqDigits}}$`);

/** The beginning of an id, for a message whose `seq` is not known yet: a time, and a random part. */
export function newIdStart(): string {
  return typeidUnboxed('msg').slice(0, -seqDigits);
}

/**
 * The id of a message: it ends with its `seq`, in hexadecimal digits (all of which TypeIDs may have),
 * so that a message is found by the primary key, and sends need not keep an index of ids.
 */
export function messageIdOf(start: string, seq: Seq): MessageId {
  return start + seq.toString(16).padStart(seqDigits, '0');
}

/** The `seq` that an id ends with; 0 when it ends with none. */
export function seqInId(id: MessageId): Seq {
  const [digits = '0'] = endingWithSeq.exec(id) ?? [];
  const seq = parseInt(digits, 16);
  // Postgres' integers end there, and so do the contract's.
  return seq <= 0x7fffffff ? seq : 0;
}

/** SQL: the end of an id that is a `seq`. */
export function seqInHex(seq: string): string {
  return `lpad(to_hex(${seq}), ${seqDigits}, '0')`;
}

/** SQL: whether a message, by its name in the statement, has an id of before ids ended with `seq`. */
export function hasOlderId(m: string): string {
  return `right(${m}.id, ${seqDigits}) <> ${seqInHex(`${m}.seq`)}`;
}
