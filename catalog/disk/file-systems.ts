import { statfsSync } from 'node:fs';

/**
 * File systems that only this system's kernel changes, so that it knows of every change: numbers of `statfs(2)`, from
 * linux/magic.h and the sources of those that keep theirs to themselves. Servers (NFS, SMB, Ceph), programs (FUSE) and
 * hosts of virtual machines (9p, vboxsf) change theirs without telling.
 */
const LOCAL: ReadonlySet<number> = new Set([
  0xef53, // ext2, ext3, ext4
  0x58465342, // XFS
  0x9123683e, // Btrfs
  0x01021994, // tmpfs
  0x2fc12fc1, // ZFS
  0xf2f52010, // F2FS
  0x794c7630, // overlayfs
  0xca451a4e, // bcachefs
  0x3153464a, // JFS
  0x52654973, // ReiserFS
  0x4d44, // FAT
  0x2011bab0, // exFAT
  0x7366746e, // NTFS, by ntfs3
  0x858458f6, // ramfs
]);

/** Which file systems are this system's own, by the number of their device. */
export class FileSystems {
  readonly #isLocal = new Map<bigint, boolean>();

  /** @param real A directory on the device. */
  isLocal(device: bigint, real: string): boolean {
    const known = this.#isLocal.get(device);
    if (known !== undefined) return known;
    const isLocal = process.platform === 'linux' && LOCAL.has(typeOf(real));
    this.#isLocal.set(device, isLocal);
    return isLocal;
  }

  /** Numbers of devices are given again after a file system has gone. */
  forget(): void {
    this.#isLocal.clear();
  }
}

function typeOf(real: string): number {
  try {
    return statfsSync(real).type;
  } catch {
    return 0;
  }
}
