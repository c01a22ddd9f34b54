import { expect, it } from 'vitest';
import { noteOn } from '../../client/web/search/field-notes.js';
import { searchFields } from '../../schema/search/index.js';

it.each(searchFields.map(({ name }) => name))('says what %s: looks for', (name) => {
  expect(noteOn(name)).not.toBe('');
});

it('says nothing of fields that it does not know', () => {
  expect(noteOn('constructor')).toBe('');
});
