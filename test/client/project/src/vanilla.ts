import { createSeedrollClient } from 'seedroll/client';

const seedroll = createSeedrollClient({ url: 'http://127.0.0.1:5000' });

const { items, total } = await seedroll.groups.list.query({ search: 'moon', limit: 1 });
for (const { count, firstSeed, lastSeed, metadata } of items) {
  console.log(`1 of ${total}: ${count} images, ${firstSeed} to ${lastSeed}: ${metadata.prompt}`);
}
