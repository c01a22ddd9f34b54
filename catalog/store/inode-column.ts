/** Inodes have 64 bits without a sign, SQLite's integers have one: large inodes are kept as negative numbers. */
export function toInodeColumn(inode: bigint): bigint {
  return BigInt.asIntN(64, inode);
}

export function fromInodeColumn(column: bigint): bigint {
  return BigInt.asUintN(64, column);
}
