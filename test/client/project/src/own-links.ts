import { createTRPCClient, httpBatchLink } from '@trpc/client';
import type { AppRouter } from 'seedroll/client';

const seedroll = createTRPCClient<AppRouter>({
  links: [httpBatchLink({ url: 'http://127.0.0.1:5000/trpc', maxItems: 20, maxURLLength: 7500 })],
});

const { items, total } = await seedroll.groups.list.query({ directory: 'a', limit: 1 });
console.log(total, items[0]?.metadata.prompt);
