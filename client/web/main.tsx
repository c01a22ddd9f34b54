import { NuqsAdapter } from 'nuqs/adapters/react';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { CSPProvider } from '@base-ui/react/csp-provider';
import { Tooltip } from '@base-ui/react/tooltip';
import { createSeedrollQueryClient, SeedrollProvider } from 'seedroll/client/react';
import { App } from './app.js';
import { Toasts } from './ui/toasts.js';
import './styles.css';

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no root');

const queryClient = createSeedrollQueryClient();
// What is shown is kept fresh by the server's own news, so that coming back to a tab need not ask for all of it.
queryClient.setDefaultOptions({
  queries: { ...queryClient.getDefaultOptions().queries, staleTime: Infinity, refetchOnWindowFocus: false },
});

createRoot(root).render(
  <StrictMode>
    <CSPProvider disableStyleElements>
      <NuqsAdapter>
        <SeedrollProvider url={new URL('.', document.baseURI)} queryClient={queryClient}>
          <Tooltip.Provider delay={400}>
            <Toasts>
              <App />
            </Toasts>
          </Tooltip.Provider>
        </SeedrollProvider>
      </NuqsAdapter>
    </CSPProvider>
  </StrictMode>,
);
