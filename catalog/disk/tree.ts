import type { DirectoryStamp } from './disk.js';
import { childPath } from '../image-paths.js';
import type { Watch } from './watching/watch.js';

/** A directory that is remembered, or that leads to one. */
export class DirectoryNode {
  children: Map<string, DirectoryNode> | null = null;
  isRemembered = false;
  /** Null: never clean. */
  stamp: DirectoryStamp | null = null;
  /** Whether nothing can have changed without its watch having told. */
  isSure = false;
  /** Directories that are remembered and not sure: this one and those below. */
  unsure = 0;
  watch: Watch | null = null;
  /** Whether it was taken out of the tree. */
  isForgotten = false;

  constructor(
    readonly name: string,
    readonly parent: DirectoryNode | null,
  ) {}

  /** Relative to the base directory. */
  get path(): string {
    return this.parent === null ? '' : childPath(this.parent.path, this.name);
  }

  *below(): Generator<DirectoryNode> {
    const waiting: DirectoryNode[] = [this];
    for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
      yield node;
      if (node.children !== null) waiting.push(...node.children.values());
    }
  }
}

/** What is known of directories, by path. Counts per directory say where below it there is anything to be looked at. */
export class DirectoryTree {
  readonly root = new DirectoryNode('', null);
  #remembered = 0;

  /** How many are remembered. */
  get size(): number {
    return this.#remembered;
  }

  find(path: string): DirectoryNode | null {
    return this.wayTo(path).at(-1) ?? null;
  }

  /** The directories from the base directory to a path, both included; empty where the path is not known. */
  wayTo(path: string): DirectoryNode[] {
    const way = [this.root];
    let node: DirectoryNode | undefined = this.root;
    for (const name of partsOf(path)) {
      node = node.children?.get(name);
      if (node === undefined) return [];
      way.push(node);
    }
    return way;
  }

  /** What was remembered of it before is no more. */
  remember(path: string, stamp: DirectoryStamp | null): DirectoryNode {
    let node = this.root;
    for (const name of partsOf(path)) node = childOf(node, name);
    if (!node.isRemembered) {
      node.isRemembered = true;
      this.#remembered++;
      count(node, 1);
    }
    node.stamp = stamp;
    this.doubt(node);
    return node;
  }

  /** @returns What was taken out of the tree. */
  forget(path: string): DirectoryNode[] {
    const top = this.find(path);
    if (top === null) return [];
    const gone = [...top.below()];
    count(top, -top.unsure);
    for (const node of gone) {
      if (node.isRemembered) this.#remembered--;
      node.isRemembered = false;
      node.isSure = false;
      node.isForgotten = node !== this.root;
    }
    top.children = null;
    for (let node = top; node.parent !== null && isIdle(node); node = node.parent) {
      node.isForgotten = true;
      node.parent.children?.delete(node.name);
    }
    return gone;
  }

  trust(node: DirectoryNode): void {
    if (node.isRemembered && !node.isSure) count(node, -1);
    node.isSure = true;
  }

  doubt(node: DirectoryNode): void {
    if (node.isRemembered && node.isSure) count(node, 1);
    node.isSure = false;
  }
}

function partsOf(path: string): string[] {
  return path === '' ? [] : path.split('/');
}

function childOf(parent: DirectoryNode, name: string): DirectoryNode {
  parent.children ??= new Map();
  const known = parent.children.get(name);
  if (known !== undefined) return known;
  const child = new DirectoryNode(name, parent);
  parent.children.set(name, child);
  return child;
}

function count(from: DirectoryNode, change: number): void {
  for (let node: DirectoryNode | null = from; node !== null; node = node.parent) node.unsure += change;
}

/** Whether it neither is remembered nor leads to anything. */
function isIdle({ isRemembered, children }: DirectoryNode): boolean {
  return !isRemembered && (children === null || children.size === 0);
}
