import fc from 'fast-check';
import { fittingItems, lastFittingItems } from '../src/page-size';

const maxBytes = 512 * 1024;
const bytesOf = (items: unknown[]) =>
  items.reduce<number>((sum, item) => sum + Buffer.byteLength(JSON.stringify(item)), 0);

// What takes one to six bytes as JSON, in numbers at which a page of them is about full.
const text = fc
  .tuple(fc.constantFrom('x', '"', 'é', '€', '💬', '\u0001', '\ud800'), fc.nat(40_000))
  .map(([character, count]) => character.repeat(count));
const item = fc.record({ text, nested: fc.array(fc.record({ text, count: fc.integer() })) });

describe('the items that fit on a page', () => {
  it('are as many as half a mebibyte takes, whatever they are made of', () => {
    fc.assert(
      fc.property(fc.array(item, { maxLength: 12 }), (items) => {
        const fitting = fittingItems(items);
        expect(fitting).toEqual(items.slice(0, fitting.length));
        if (fitting.length > 1) expect(bytesOf(fitting)).toBeLessThanOrEqual(maxBytes);
        if (fitting.length === items.length) return;
        expect(fitting.length).toBeGreaterThan(0);
        expect(bytesOf(items.slice(0, fitting.length + 1))).toBeGreaterThan(maxBytes);
      }),
    );
  });

  it('are the last ones, where these are asked for', () => {
    const items = ['a', 'b', 'c'].map((letter) => letter.repeat(200 * 1024));
    expect(fittingItems(items)).toEqual(items.slice(0, 2));
    expect(lastFittingItems(items)).toEqual(items.slice(1));
  });
});
