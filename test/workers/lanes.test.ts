import { describe, expect, it } from 'vitest';
import { Lanes } from '../../workers/lanes.js';

/** Lanes of a machine whose clock and use of processor time are told. */
class Machine {
  readonly lanes: Lanes;
  #now = 1000;
  #used = 500;

  constructor(least: number, most: number) {
    this.lanes = new Lanes(least, most, { now: () => this.#now, used: () => this.#used });
  }

  /** Lets time go by in which scans begin and end. */
  run({ seconds, busyCores, scans }: { seconds: number; busyCores: number; scans?: number }): number {
    for (let step = 0; step < seconds * 100; step++) {
      this.lanes.change((scans ?? this.lanes.count) - 1);
      this.lanes.change(scans ?? this.lanes.count);
      this.#now += 10;
      this.#used += busyCores * 10;
    }
    return this.lanes.count;
  }
}

describe('the number of scans at a time', () => {
  it('is that of the cores where they are busy', () => {
    expect(new Machine(2, 8).lanes.count).toBe(2);
    expect(new Machine(2, 8).run({ seconds: 10, busyCores: 2 })).toBe(2);
    expect(new Machine(1, 8).run({ seconds: 10, busyCores: 1 })).toBe(1);
  });

  it('grows step by step where cores wait for the disk', () => {
    const machine = new Machine(2, 8);
    const counts = [0.3, 0.3, 0.3].map((seconds) => machine.run({ seconds, busyCores: 0.5 }));
    expect(counts).toEqual([3, 4, 5]);
    expect(machine.run({ seconds: 10, busyCores: 1 })).toBe(8);
  });

  it('stays where it is once the cores are as good as busy', () => {
    const machine = new Machine(2, 8);
    machine.run({ seconds: 1, busyCores: 0.5 });
    const grown = machine.run({ seconds: 0.5, busyCores: 1.7 });
    expect(grown).toBeGreaterThan(2);
    expect(machine.run({ seconds: 10, busyCores: 1.7 })).toBe(grown);
  });

  it('shrinks again where they are overrun, but not below the cores', () => {
    const machine = new Machine(2, 8);
    machine.run({ seconds: 10, busyCores: 0.5 });
    expect(machine.run({ seconds: 0.3, busyCores: 2 })).toBe(7);
    expect(machine.run({ seconds: 10, busyCores: 2 })).toBe(2);
  });

  it('does not grow where it is for want of scans that cores are idle', () => {
    expect(new Machine(2, 8).run({ seconds: 10, busyCores: 0.5, scans: 1 })).toBe(2);
  });

  it('never goes beyond what it may be', () => {
    expect(new Machine(2, 2).run({ seconds: 10, busyCores: 0 })).toBe(2);
    expect(new Machine(4, 2).run({ seconds: 10, busyCores: 0 })).toBe(4);
  });
});
