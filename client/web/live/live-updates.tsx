import { createContext, type ReactElement, type ReactNode, useContext } from 'react';
import { useSeedrollLive } from 'seedroll/client/react';

const IsConnected = createContext(true);

/** Keeps all that is shown in step with the library. */
export function LiveUpdates({ children }: { children: ReactNode }): ReactElement {
  const status = useSeedrollLive();
  return <IsConnected value={status === 'pending'}>{children}</IsConnected>;
}

/** Whether the server tells what changes; it does not while it is restarted. */
export function useIsConnected(): boolean {
  return useContext(IsConnected);
}
