import { EventSource } from 'eventsource';
import { createSeedrollClient } from 'seedroll/client';

const seedroll = createSeedrollClient({ url: 'http://127.0.0.1:5000', EventSource });

const subscription = seedroll.library.onChange.subscribe(
  { directory: 'new' },
  {
    onStarted: () => console.log('listening'),
    onData: ({ data: { kind, path } }) => {
      if (kind !== 'added') return;
      console.log(kind, path);
      subscription.unsubscribe();
    },
    onError: (error) => console.error(error.message),
  },
);
