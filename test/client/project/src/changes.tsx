import { useSubscription } from '@trpc/tanstack-react-query';
import { useState } from 'react';
import { useSeedroll } from 'seedroll/client/react';

export function Changes() {
  const seedroll = useSeedroll();
  const [changes, setChanges] = useState<string[]>([]);
  const { status } = useSubscription(
    seedroll.library.onChange.subscriptionOptions(
      { directory: '' },
      {
        onData: ({ data: { kind, path } }) => {
          if (path !== null) setChanges((known) => [`${kind} ${path}`, ...known].slice(0, 10));
        },
      },
    ),
  );
  return (
    <aside>
      <h2>{status === 'pending' ? 'Changes' : 'No connection'}</h2>
      <pre>{changes.join('\n')}</pre>
    </aside>
  );
}
