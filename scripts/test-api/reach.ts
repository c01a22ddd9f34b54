import { ask, reasonOf } from './ask.js';

/** Whether anything answers at a URL. Says so in one line where nothing does. */
export async function isReachable(url: string): Promise<boolean> {
  try {
    await ask(url, { path: '/healthz' });
    return true;
  } catch (error) {
    console.error(
      `No server answers at ${url} (${reasonOf(error)}). To start one: npm start -- --base-dir FOLDER`,
    );
    return false;
  }
}
