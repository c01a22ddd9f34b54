import { describe, expect, it } from 'vitest';
import { isPressed, type PressedKey } from '../../client/web/keys/key-match.js';

const NONE = { code: '', ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };

const press = (keys: Partial<PressedKey> & { key: string }): PressedKey => ({
  ...NONE,
  getModifierState: () => false,
  ...keys,
});

describe('isPressed', () => {
  it.each<[pressed: string, keys: Parameters<typeof press>[0], asked: string]>([
    ['I', { key: 'i', code: 'KeyI' }, 'i'],
    ['I with caps lock', { key: 'I', code: 'KeyI' }, 'i'],
    ['A of a French keyboard', { key: 'a', code: 'KeyQ' }, 'a'],
    ['the key of A of a Russian keyboard', { key: 'ф', code: 'KeyA' }, 'a'],
    ['?', { key: '?', code: 'Slash', shiftKey: true }, 'question'],
    ['? of a German keyboard', { key: '?', code: 'Minus', shiftKey: true }, 'question'],
    ['/ of a German keyboard', { key: '/', code: 'Digit7', shiftKey: true }, 'slash, mod+f'],
    ['Ctrl+F', { key: 'f', code: 'KeyF', ctrlKey: true }, 'slash, mod+f'],
    ['+', { key: '+', code: 'Equal', shiftKey: true }, 'equal, plus'],
    ['+ of the number pad', { key: '+', code: 'NumpadAdd' }, 'equal, plus'],
    ['1 of a French keyboard', { key: '&', code: 'Digit1' }, '1'],
    ['an arrow', { key: 'ArrowUp', code: 'ArrowUp' }, 'up, down'],
    ['the space bar', { key: ' ', code: 'Space' }, 'f, enter, space'],
  ])('knows %s', (_, keys, asked) => {
    expect(isPressed(press(keys), asked, false)).toBe(true);
  });

  it.each<[pressed: string, keys: Parameters<typeof press>[0], asked: string]>([
    ['Ctrl+A, which selects all', { key: 'a', code: 'KeyA', ctrlKey: true }, 'a'],
    ['Shift+I', { key: 'I', code: 'KeyI', shiftKey: true }, 'i'],
    ['Alt and an arrow, which goes back', { key: 'ArrowLeft', code: 'ArrowLeft', altKey: true }, 'left'],
    ['Q of a French keyboard, where others have A', { key: 'q', code: 'KeyA' }, 'a'],
    ['/ for ?', { key: '/', code: 'Slash' }, 'question'],
    ['K alone', { key: 'k', code: 'KeyK' }, 'mod+k'],
    ['Ctrl+minus, which makes the page smaller', { key: '-', code: 'Minus', ctrlKey: true }, 'minus'],
  ])('does not take %s', (_, keys, asked) => {
    expect(isPressed(press(keys), asked, false)).toBe(false);
  });

  it('takes Cmd on a Mac where others have Ctrl', () => {
    const command = press({ key: 'k', code: 'KeyK', metaKey: true });
    const control = press({ key: 'k', code: 'KeyK', ctrlKey: true });
    expect([command, control].map((pressed) => isPressed(pressed, 'mod+k', true))).toEqual([true, false]);
  });
});
