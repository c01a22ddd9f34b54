import { type Child, startChild } from '../processes/start.js';
import type { BareFilesOptions } from './bare-files.js';
import type { BareOptions } from './bare.js';
import { isListening, type Listening } from './listening.js';
import type { MemoryYogaOptions } from './memory-yoga.js';
import type { OursOptions } from './ours.js';

/** Servers to measure, each in a process of its own. */
export type Peer = Child<Listening>;

export function startOurs(options: OursOptions): Promise<Peer> {
  return startChild(new URL('./ours.js', import.meta.url), options, isListening);
}

export function startBare(options: BareOptions): Promise<Peer> {
  return startChild(new URL('./bare.js', import.meta.url), options, isListening);
}

export function startBareFiles(options: BareFilesOptions): Promise<Peer> {
  return startChild(new URL('./bare-files.js', import.meta.url), options, isListening);
}

/** @param file JSON text that its procedure answers with; nothing where null. */
export function startEmptyTrpc(file: string | null): Promise<Peer> {
  return startChild(new URL('./empty-trpc.js', import.meta.url), file, isListening);
}

/** @param file JSON text that it answers with. */
export function startEmptyExpress(file: string): Promise<Peer> {
  return startChild(new URL('./empty-express.js', import.meta.url), file, isListening);
}

export function startMemoryYoga(options: MemoryYogaOptions): Promise<Peer> {
  return startChild(new URL('./memory-yoga.js', import.meta.url), options, isListening);
}

export function startStraightforward(baseDirectory: string): Promise<Peer> {
  return startChild(new URL('./straightforward.js', import.meta.url), baseDirectory, isListening);
}
