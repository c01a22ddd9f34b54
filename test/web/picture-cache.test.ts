import { describe, expect, it } from 'vitest';
import { type Decodable, PictureCache } from '../../client/web/stage/picture-cache.js';

class FakePicture implements Decodable {
  src = '';
  isGivenUp = false;
  arrive = (): void => undefined;
  break = (): void => undefined;
  readonly #decoded = new Promise<void>((resolve, reject) => {
    this.arrive = resolve;
    this.break = () => reject(new Error('EncodingError'));
  });

  decode(): Promise<void> {
    return this.#decoded;
  }

  removeAttribute(name: string): void {
    if (name === 'src') this.isGivenUp = true;
  }
}

function cacheOfFakes(): { cache: PictureCache<FakePicture>; made: FakePicture[] } {
  const made: FakePicture[] = [];
  const cache = new PictureCache(() => {
    const picture = new FakePicture();
    made.push(picture);
    return picture;
  });
  return { cache, made };
}

/** Until the cache tells of the next picture. */
function nextChange(cache: PictureCache<FakePicture>): Promise<void> {
  return new Promise((resolve) => {
    const stop = cache.subscribe(() => {
      stop();
      resolve();
    });
  });
}

describe('PictureCache', () => {
  it('gives a picture only once it is decoded, and the same each time', async () => {
    const { cache, made } = cacheOfFakes();
    cache.load('/1', true);
    cache.load('/1', true);
    expect(made.map(({ src }) => src)).toEqual(['/1']);
    expect(cache.get('/1')).toBeNull();
    const changed = nextChange(cache);
    made[0]?.arrive();
    await changed;
    expect(cache.get('/1')).toBe(made[0]);
    expect(cache.isSettled('/1')).toBe(true);
  });

  it('remembers what cannot be decoded, until it is worth another try', async () => {
    const { cache, made } = cacheOfFakes();
    cache.load('/broken', true);
    const changed = nextChange(cache);
    made[0]?.break();
    await changed;
    expect(cache.hasFailed('/broken')).toBe(true);
    cache.forgetFailures();
    expect(cache.hasFailed('/broken')).toBe(false);
    cache.load('/broken', true);
    expect(made).toHaveLength(2);
  });

  it('gives up what is no longer wanted, and keeps the rest', async () => {
    const { cache, made } = cacheOfFakes();
    for (const address of ['/1', '/2', '/3']) cache.load(address, false);
    const changed = nextChange(cache);
    made[0]?.arrive();
    await changed;
    cache.keep(new Set(['/2']));
    expect(made.map(({ isGivenUp }) => isGivenUp)).toEqual([false, false, true]);
    expect(cache.get('/1')).toBeNull();
  });

  it('does not take what was given up for what is asked for now', async () => {
    const { cache, made } = cacheOfFakes();
    cache.load('/1', true);
    cache.keep(new Set());
    cache.load('/1', true);
    const changed = nextChange(cache);
    made[0]?.break();
    made[1]?.arrive();
    await changed;
    expect(cache.get('/1')).toBe(made[1]);
  });
});
