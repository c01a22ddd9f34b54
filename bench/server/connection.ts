import { connect, type Socket } from 'node:net';
import { AnswerReader } from './answer-reader.js';

/** How one request went. */
export interface Answer {
  status: number;
  /** Of the body, as it came over the wire. */
  bytes: number;
  /** Milliseconds from the request to the first byte of the body, and to the last. */
  firstByte: number;
  lastByte: number;
}

interface Waiting {
  started: number;
  answer: Answer;
  onBody: ((piece: Uint8Array) => void) | undefined;
  resolve: (answer: Answer) => void;
  reject: (error: Error) => void;
}

const RECEIVE_LENGTH = 1 << 18;

/** A connection that is kept alive. It has one request under way at a time. */
export class Connection implements Disposable {
  readonly #socket: Socket;
  readonly #host: string;
  readonly #reader: AnswerReader;
  #waiting: Waiting | null = null;

  private constructor(port: number) {
    this.#host = `127.0.0.1:${port}`;
    this.#reader = new AnswerReader({
      onHead: (status) => {
        if (this.#waiting !== null) this.#waiting.answer.status = status;
      },
      onBody: (piece) => this.#count(piece),
    });
    // One buffer for all that arrives: a buffer for each piece would make the client the slower side.
    const receive = Buffer.allocUnsafeSlow(RECEIVE_LENGTH);
    this.#socket = connect({
      port,
      host: '127.0.0.1',
      noDelay: true,
      onread: {
        buffer: receive,
        callback: (length) => {
          if (this.#reader.take(receive.subarray(0, length))) this.#finish();
          return true;
        },
      },
    });
    this.#socket.on('error', (error) => this.#fail(error));
    this.#socket.on('close', () => this.#fail(new Error('the server closed the connection')));
  }

  static async open(port: number): Promise<Connection> {
    const connection = new Connection(port);
    await new Promise<void>((resolve, reject) => {
      connection.#socket.once('connect', resolve).once('error', reject);
    });
    return connection;
  }

  /**
   * @param head Further lines of the request's head.
   * @param onBody Takes the pieces of the body, whose bytes are overwritten afterwards.
   */
  get(path: string, head: readonly string[] = [], onBody?: (piece: Uint8Array) => void): Promise<Answer> {
    if (this.#waiting !== null) throw new Error('a request is under way');
    return new Promise((resolve, reject) => {
      const answer: Answer = { status: 0, bytes: 0, firstByte: 0, lastByte: 0 };
      this.#waiting = { started: performance.now(), answer, onBody, resolve, reject };
      const lines = [`GET ${path} HTTP/1.1`, `Host: ${this.#host}`, ...head];
      this.#socket.write(`${lines.join('\r\n')}\r\n\r\n`);
    });
  }

  [Symbol.dispose](): void {
    this.#socket.destroy();
  }

  #count(piece: Uint8Array): void {
    if (this.#waiting === null) return;
    const { answer, started, onBody } = this.#waiting;
    if (answer.bytes === 0) answer.firstByte = performance.now() - started;
    answer.bytes += piece.length;
    onBody?.(piece);
  }

  #finish(): void {
    const waiting = this.#waiting;
    this.#waiting = null;
    if (waiting === null) return;
    waiting.answer.lastByte = performance.now() - waiting.started;
    waiting.resolve(waiting.answer);
  }

  #fail(error: Error): void {
    this.#waiting?.reject(error);
    this.#waiting = null;
  }
}
