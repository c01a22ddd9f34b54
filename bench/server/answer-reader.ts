/** What is told of an answer while it arrives. */
export interface AnswerListener {
  /** The head has been read. */
  onHead?(status: number): void;
  /** A piece of the body; the bytes are overwritten afterwards. */
  onBody?(piece: Uint8Array): void;
}

const LINE_FEED = 0x0a;
const HEAD_END = '\r\n\r\n';

/**
 * Reads HTTP/1.1 answers off a connection and hops over their bodies: a client that decodes and copies them is slower
 * than the servers that are measured.
 */
export class AnswerReader {
  readonly #listener: AnswerListener;
  #part: 'head' | 'body' | 'size' | 'chunk' | 'chunk end' | 'trailer' = 'head';
  /** What has arrived of the head or of a line. */
  #text = '';
  /** Bytes of the body, or of the chunk, that are still to come. */
  #missing = 0;

  constructor(listener: AnswerListener = {}) {
    this.#listener = listener;
  }

  /**
   * Takes what has arrived. Answers come one after the other: nothing of a next one is in it.
   * @returns Whether the answer is complete with it.
   * @throws Error where the answer says neither how long it is nor that it comes in chunks.
   */
  take(bytes: Buffer): boolean {
    let at = 0;
    while (at < bytes.length) {
      if (this.#part === 'body' || this.#part === 'chunk') {
        const end = Math.min(bytes.length, at + this.#missing);
        this.#listener.onBody?.(bytes.subarray(at, end));
        this.#missing -= end - at;
        at = end;
        if (this.#missing > 0) continue;
        if (this.#part === 'body') return this.#complete();
        this.#part = 'chunk end';
      } else if (this.#part === 'head') {
        const start = this.#text.length;
        this.#text += bytes.toString('latin1', at);
        const end = this.#text.indexOf(HEAD_END);
        if (end < 0) return false;
        at += end + HEAD_END.length - start;
        if (this.#readHead(this.#text.slice(0, end))) return true;
      } else {
        const end = bytes.indexOf(LINE_FEED, at);
        this.#text += bytes.toString('latin1', at, end < 0 ? bytes.length : end);
        if (end < 0) return false;
        at = end + 1;
        if (this.#readLine(this.#text.trim())) return true;
      }
    }
    return false;
  }

  /** @returns Whether nothing follows it. */
  #readHead(head: string): boolean {
    this.#text = '';
    const status = Number(head.slice('HTTP/1.1 '.length, 'HTTP/1.1 200'.length));
    this.#listener.onHead?.(status);
    const length = /^content-length: *(\d+)/im.exec(head)?.[1];
    if (/^transfer-encoding: *chunked/im.test(head)) {
      this.#part = 'size';
    } else if (length !== undefined) {
      this.#part = 'body';
      this.#missing = Number(length);
      return this.#missing === 0 && this.#complete();
    } else if (status === 204 || status === 304) {
      return this.#complete();
    } else {
      throw new Error('expected an answer with a length or in chunks');
    }
    return false;
  }

  /** Of what stands between chunks. */
  #readLine(line: string): boolean {
    this.#text = '';
    if (this.#part === 'chunk end') {
      this.#part = 'size';
    } else if (this.#part === 'size') {
      this.#missing = Number.parseInt(line, 16);
      this.#part = this.#missing === 0 ? 'trailer' : 'chunk';
    } else {
      return line === '' && this.#complete();
    }
    return false;
  }

  #complete(): true {
    this.#part = 'head';
    this.#text = '';
    return true;
  }
}
