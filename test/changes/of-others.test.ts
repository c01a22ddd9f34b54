import { describe, expect, it } from 'vitest';
import { ChangeLog } from '../../catalog/changes/log.js';
import { ChangesOfOthers } from '../../catalog/changes/of-others.js';

describe('when all is read', () => {
  it('directories of the latest changes are told of once more where another process has written', async () => {
    const changes = new ChangeLog();
    let writes = 0;
    const others = new ChangesOfOthers({ changes, store: { foreignWrites: () => Promise.resolve(writes) } });
    changes.append([
      { kind: 'added', directory: 'a', name: '1-1.png' },
      { kind: 'added', directory: 'a', name: '1-2.png' },
      { kind: 'directoryRemoved', directory: 'b' },
    ]);
    await others.tell();
    expect(changes.last).toBe(3);
    changes.append([{ kind: 'added', directory: 'c', name: '1-1.png' }]);
    writes = 1;
    await others.tell();
    expect(changes.behind(4, 9)).toEqual([{ kind: 'directory', directory: 'c' }]);
    await others.tell();
    expect(changes.last).toBe(5);
  });

  it('everything is to be read again where those changes are not known any more', async () => {
    const changes = new ChangeLog(2);
    const others = new ChangesOfOthers({ changes, store: { foreignWrites: () => Promise.resolve(1) } });
    changes.append(['1', '2', '3'].map((name) => ({ kind: 'added', directory: '', name })));
    await others.tell();
    expect(changes.behind(3, 9)).toBeNull();
  });
});
