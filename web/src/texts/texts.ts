import { en } from './en';
import { fr } from './fr';

type Loose<Value> = Value extends string
  ? string
  : Value extends (...args: infer Args) => string
    ? (...args: Args) => string
    : { [Key in keyof Value]: Loose<Value[Key]> };

/** What the elements say. A text with something in it is a function of that. */
export type Texts = { [Key in keyof typeof en]: Loose<(typeof en)[Key]> };

const known = new Map<string, Texts>([
  ['en', en],
  ['fr', fr],
]);

/** Adds a language, by its tag without a region, or takes the place of one. */
export function addTexts(language: string, texts: Texts): void {
  known.set(language, texts);
}

/** The texts for a tag such as `fr-CA`; the English ones where there are none. */
export function textsFor(locale: string): Texts {
  return known.get(locale.split('-')[0]!.toLowerCase()) ?? en;
}
