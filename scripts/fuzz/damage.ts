type Random = () => number;

/** Numbers that lengths and counts are tried with: the ends of their ranges. */
const EXTREMES = [0, 1, 0x7f, 0x80, 0xff, 0xfffe, 0x7fffffff, 0x80000000, 0xffffffff];
const MAX_DAMAGES = 5;
/** Repeating a part makes lists and depths long. */
const MAX_REPEATS = 200;

/** The bytes with one to five damages, some of which take a part from other bytes. */
export function damage(bytes: Buffer, other: Buffer, random: Random): Buffer {
  let damaged = bytes;
  const count = 1 + Math.floor(random() * MAX_DAMAGES);
  for (let turn = 0; turn < count; turn++) {
    const act = DAMAGES[Math.floor(random() * DAMAGES.length)];
    if (act !== undefined && damaged.length > 0) damaged = act(damaged, other, random);
  }
  return damaged;
}

type Damage = (bytes: Buffer, other: Buffer, random: Random) => Buffer;

const DAMAGES: readonly Damage[] = [
  function flip(bytes, _other, random) {
    const copy = Buffer.from(bytes);
    const at = place(bytes, random);
    copy[at] = (copy[at] ?? 0) ^ (1 + Math.floor(random() * 255));
    return copy;
  },
  function extreme(bytes, _other, random) {
    const copy = Buffer.from(bytes);
    const value = EXTREMES[Math.floor(random() * EXTREMES.length)] ?? 0;
    if (copy.length >= 4) copy.writeUInt32BE(value, Math.floor(random() * (copy.length - 3)));
    return copy;
  },
  function cut(bytes, _other, random) {
    const [start, end] = part(bytes, random);
    return Buffer.concat([bytes.subarray(0, start), bytes.subarray(end)]);
  },
  function truncate(bytes, _other, random) {
    return bytes.subarray(0, place(bytes, random));
  },
  function repeat(bytes, _other, random) {
    const [start, end] = part(bytes, random);
    const times = Math.min(Math.floor(random() * MAX_REPEATS), 1 + Math.floor(1e6 / (end - start + 1)));
    const copies = Array.from({ length: times }, () => bytes.subarray(start, end));
    return Buffer.concat([bytes.subarray(0, end), ...copies, bytes.subarray(end)]);
  },
  function splice(bytes, other, random) {
    const [start, end] = part(other, random);
    const at = place(bytes, random);
    return Buffer.concat([bytes.subarray(0, at), other.subarray(start, end), bytes.subarray(at)]);
  },
];

function place(bytes: Buffer, random: Random): number {
  return Math.floor(random() * bytes.length);
}

function part(bytes: Buffer, random: Random): [start: number, end: number] {
  const [a, b] = [place(bytes, random), place(bytes, random)];
  return [Math.min(a, b), Math.max(a, b)];
}
