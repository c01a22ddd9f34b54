import { expect, it } from 'vitest';
import { AnswerReader } from '../../bench/server/answer-reader.js';

const WITH_LENGTH = 'HTTP/1.1 200 OK\r\nContent-Length: 11\r\nX-Any: 1\r\n\r\nhello\r\nwide';
const IN_CHUNKS =
  'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n6;any=1\r\n\r\nwide\r\n0\r\n\r\n';
const TRAILED = IN_CHUNKS.replace('0\r\n\r\n', '0\r\nX-Sum: 2\r\n\r\n');

it.each([
  ['with a length', WITH_LENGTH],
  ['in chunks', IN_CHUNKS],
  ['in chunks with a trailer', TRAILED],
])('reads an answer %s, wherever the network cuts it', (_name, text) => {
  for (let length = 1; length <= text.length; length++) {
    expect(read(text, length)).toEqual({ status: 200, body: 'hello\r\nwide', ended: 1 });
  }
});

it('reads answers one after the other', () => {
  expect(read(WITH_LENGTH, 7, 3)).toEqual({ status: 200, body: 'hello\r\nwide'.repeat(3), ended: 3 });
});

it('reads an answer without a body', () => {
  const text = 'HTTP/1.1 304 Not Modified\r\nETag: "1"\r\n\r\n';
  expect(read(text, 5)).toEqual({ status: 304, body: '', ended: 1 });
});

it('refuses an answer whose end cannot be told', () => {
  expect(() => read('HTTP/1.1 200 OK\r\n\r\nhello', 100)).toThrow(/length or in chunks/);
});

/** @param length Bytes that arrive at once. */
function read(text: string, length: number, times = 1) {
  let status = 0;
  let body = '';
  let ended = 0;
  const reader = new AnswerReader({
    onHead: (code) => (status = code),
    onBody: (piece) => (body += Buffer.from(piece).toString('latin1')),
  });
  for (let time = 0; time < times; time++) {
    for (let start = 0; start < text.length; start += length) {
      if (reader.take(Buffer.from(text.slice(start, start + length), 'latin1'))) ended++;
    }
  }
  return { status, body, ended };
}
