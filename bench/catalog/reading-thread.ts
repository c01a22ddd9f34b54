import { parentPort, workerData } from 'node:worker_threads';
import { readHeads } from './yardsticks.js';

const paths: unknown = workerData;
if (!Array.isArray(paths)) throw new Error('expected paths');
const files = paths.map(String);
parentPort?.on('message', () => parentPort?.postMessage(readHeads(files), []));
parentPort?.postMessage('waiting', []);
