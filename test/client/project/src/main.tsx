import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { SeedrollProvider } from 'seedroll/client/react';
import { Changes } from './changes';
import { Gallery } from './gallery';

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no root');

createRoot(root).render(
  <StrictMode>
    <SeedrollProvider url="http://127.0.0.1:5000">
      <Gallery />
      <Changes />
    </SeedrollProvider>
  </StrictMode>,
);
