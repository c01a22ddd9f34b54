import { ask, type Answer, messageOf, type Question, reasonOf } from './ask.js';

/** Says what is wrong with an answer, or nothing where it is right. */
export type Judge = (answer: Answer) => string | undefined;

/** Asks one server, prints a line for every answer, and counts. */
export class Session {
  readonly #url: string;
  ok = 0;
  failed = 0;

  constructor(url: string) {
    this.#url = url;
  }

  title(text: string): void {
    console.log(`\n${text}`);
  }

  /** A line that belongs to the one before. */
  note(text: string): void {
    say(`        ${text}`);
  }

  /**
   * Asks and judges.
   * @param judge What else must hold, besides the status.
   * @returns The answer, or null where it is not what was expected.
   */
  async ask(
    question: Question,
    expected: number | readonly number[] = 200,
    judge?: Judge,
  ): Promise<Answer | null> {
    try {
      const answer = await ask(this.#url, question);
      const fault = faultOfStatus(answer, [expected].flat()) ?? judge?.(answer);
      this.#print(question, answer, fault);
      return fault === undefined ? answer : null;
    } catch (error) {
      this.#print(question, null, `no answer: ${reasonOf(error)}`);
      return null;
    }
  }

  async get(path: string, judge?: Judge): Promise<Answer | null> {
    return await this.ask({ path }, 200, judge);
  }

  #print(
    { method = 'GET', path, headers = {} }: Question,
    answer: Answer | null,
    fault: string | undefined,
  ): void {
    if (fault === undefined) this.ok++;
    else this.failed++;
    const status = answer === null ? '---' : answer.status;
    const milliseconds = answer === null ? '-' : answer.milliseconds.toFixed(0);
    const special = ['range', 'if-none-match']
      .filter((name) => name in headers)
      .map((name) => `  ${name}: ${headers[name]}`);
    const verdict = fault === undefined ? 'OK  ' : 'FAIL';
    say(
      `  ${verdict}  ${status} ${milliseconds.padStart(5)} ms  ${method} ${readable(path)}${special.join('')}`,
    );
    if (fault !== undefined) this.note(fault);
  }
}

/** Prints a line. Control characters out of files or answers must not reach the terminal. */
function say(line: string): void {
  console.log(line.replaceAll(/\p{Cc}/gu, '\u{fffd}'));
}

function faultOfStatus(answer: Answer, expected: readonly number[]): string | undefined {
  const { status } = answer;
  if (expected.includes(status)) return undefined;
  const said = messageOf(answer);
  return `expected status ${expected.join(' or ')}, got ${status}${said === '' ? '' : `: ${said}`}`;
}

/** Other alphabets as people read them; encoded slashes and control characters stay as they were sent. */
function readable(path: string): string {
  try {
    return decodeURI(path.replaceAll(/%(?=[01]|7f)/gi, '%25'));
  } catch {
    return path;
  }
}
