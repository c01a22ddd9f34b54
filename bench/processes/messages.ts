/** What a process is asked by the one that started it, and what it answers. */
export interface Question {
  id: number;
  ask: string;
}

export interface Reply {
  id: number;
  reply: unknown;
}

/** The first message of a process: it listens, or has done what it was started for. */
export interface Ready {
  ready: unknown;
}

export function isQuestion(message: unknown): message is Question {
  return isObject(message) && 'ask' in message && 'id' in message;
}

export function isReply(message: unknown): message is Reply {
  return isObject(message) && 'reply' in message && 'id' in message;
}

export function isReady(message: unknown): message is Ready {
  return isObject(message) && 'ready' in message;
}

export function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** How the event loop of a process does, in milliseconds that it is late. */
export interface LoopDelay {
  p99: number;
  max: number;
}

export function isLoopDelay(value: unknown): value is LoopDelay {
  return isObject(value) && 'p99' in value && 'max' in value;
}

export function isTrue(value: unknown): value is true {
  return value === true;
}
