import { readFileSync } from 'node:fs';
import path from 'node:path';
import { count, duration, flag, type Kind, listOf, text } from '../src/setting';
import { settings } from '../src/settings';

/** What a text is read as, or what is wrong with it. */
function read<Value>(kind: Kind<Value>, given: string): Value | string[] {
  const mistakes: string[] = [];
  const value = kind(given, (mistake) => mistakes.push(mistake));
  return mistakes.length > 0 ? mistakes : value;
}

describe('a setting', () => {
  it.each([
    ['500ms', 500],
    ['10s', 10_000],
    ['5m', 300_000],
    ['1h', 3_600_000],
  ])('that is a length of time reads %s as %d ms', (given, milliseconds) => {
    expect(read(duration({ min: '1ms', max: '1h' }), given)).toBe(milliseconds);
  });

  it.each(['10', '1.5s', '-1s', '10 s', '99ms', '2h', 's'])('is no length of time: %s', (given) => {
    expect(read(duration({ min: '100ms', max: '1h' }), given)).toEqual([
      `must be a time from 100ms to 1h, such as 500ms, 10s, 5m or 1h: "${given}"`,
    ]);
  });

  it('that is a number has bounds', () => {
    expect(read(count({ min: 1, max: 100 }), '100')).toBe(100);
    for (const given of ['0', '101', '1e1', '0x5', '5.5', '']) {
      expect(read(count({ min: 1, max: 100 }), given)).toEqual([
        `must be a whole number from 1 to 100: "${given}"`,
      ]);
    }
  });

  it('that can be switched is on or off', () => {
    expect([read(flag, 'on'), read(flag, 'off')]).toEqual([true, false]);
    expect(read(flag, 'yes')).toEqual(['must be on or off: "yes"']);
  });

  it('that is a list names something', () => {
    expect(read(listOf(text), ' a, ,b ')).toEqual(['a', 'b']);
    expect(read(listOf(text), ' , ')).toEqual(['lists nothing']);
  });

  it.each(Object.keys(settings))('is documented: %s', (name) => {
    const page = readFileSync(path.join(__dirname, '../docs/configuration.md'), 'utf8');
    expect(page).toContain(`| \`${name}\``);
  });
});
