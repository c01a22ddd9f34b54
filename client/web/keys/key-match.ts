import { IS_MAC } from './platform.js';

/** Of a keyboard event, what tells which keys were pressed. */
export type PressedKey = Pick<
  KeyboardEvent,
  'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'getModifierState'
>;

/** Keys by the names that `SHORTCUTS` has for them, as `KeyboardEvent.key` has them in lower case. */
const NAMED: ReadonlyMap<string, string> = new Map([
  ['slash', '/'],
  ['question', '?'],
  ['equal', '='],
  ['plus', '+'],
  ['minus', '-'],
  ['space', ' '],
  ['up', 'arrowup'],
  ['down', 'arrowdown'],
  ['left', 'arrowleft'],
  ['right', 'arrowright'],
]);

/** Where they are, and with what else they have to be pressed, differs from keyboard to keyboard. */
const SYMBOLS: ReadonlySet<string> = new Set(['/', '?', '=', '+', '-']);

/**
 * Whether an event is one of some keys, written as in `SHORTCUTS`: `mod+k, slash`. What counts is the sign on the key, not its
 * place: `A` is elsewhere on a French keyboard, and `?` on a German one. Only where keys have no Latin letters does the
 * place decide.
 * @param isMac Whether `mod` is Cmd rather than Ctrl.
 */
export function isPressed(event: PressedKey, keys: string, isMac: boolean = IS_MAC): boolean {
  return keys.split(',').some((combination) => isCombination(event, combination.trim().split('+'), isMac));
}

function isCombination(event: PressedKey, parts: readonly string[], isMac: boolean): boolean {
  const name = parts.at(-1) ?? '';
  const key = NAMED.get(name) ?? name;
  const isSymbol = SYMBOLS.has(key);
  // What types a sign together with AltGr is reported as Ctrl and Alt on Windows.
  const isTyping = isSymbol && event.getModifierState('AltGraph');
  const wants = (modifier: string): boolean => parts.slice(0, -1).includes(modifier);
  const mod = wants('mod');
  return (
    isKey(event, key) &&
    (isSymbol || event.shiftKey === wants('shift')) &&
    (isTyping ||
      (event.altKey === wants('alt') &&
        event.ctrlKey === (wants('ctrl') || (mod && !isMac)) &&
        event.metaKey === (wants('meta') || (mod && isMac))))
  );
}

function isKey({ key, code }: PressedKey, wanted: string): boolean {
  if (key.toLowerCase() === wanted) return true;
  if (/^\d$/.test(wanted)) return code === `Digit${wanted}` || code === `Numpad${wanted}`;
  return /^[a-z]$/.test(wanted) && /^\P{ASCII}$/u.test(key) && code === `Key${wanted.toUpperCase()}`;
}
