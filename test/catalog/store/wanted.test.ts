import { Worker } from 'node:worker_threads';
import { expect, it } from 'vitest';
import { openInMemory } from '../../../catalog/store/database.js';
import { type Wanted, whileWanted } from '../../../catalog/store/wanted.js';

/** It has no end by itself. */
const ENDLESS = `WITH RECURSIVE numbers (number) AS (SELECT 1 UNION ALL SELECT number + 1 FROM numbers)
  SELECT count(*) FROM numbers WHERE (number & 1023) <> 0 OR proceed()`;

function wanted(gone = new Int32Array(new SharedArrayBuffer(4))): Wanted {
  return { gone };
}

it('a statement ends once nobody waits for it any more', async () => {
  const { connection } = openInMemory(null);
  const asked = wanted();
  const other = new Worker(
    'const { workerData } = require("worker_threads"); Atomics.store(workerData, 0, 1)',
    {
      eval: true,
      workerData: asked.gone,
    },
  );
  const ended = new Promise((resolve) => other.once('exit', resolve));
  expect(() => whileWanted(asked, () => connection.read(() => connection.sql(ENDLESS).get()))).toThrow(
    expect.objectContaining({ code: 'CANCELLED' }),
  );
  await ended;
  expect(connection.read(() => connection.sql('SELECT proceed() AS is_wanted').get())).toEqual({
    is_wanted: 1,
  });
  connection.close();
});

it('nothing is begun that nobody waits for', () => {
  const gone = new Int32Array(new SharedArrayBuffer(4)).fill(1);
  const begin = (): never => {
    throw new Error('it was begun');
  };
  expect(() => whileWanted(wanted(gone), begin)).toThrow(expect.objectContaining({ code: 'CANCELLED' }));
});
