import { useMutation } from '@tanstack/react-query';
import { seedrollError } from 'seedroll/client';
import { useSeedroll } from 'seedroll/client/react';
import { showOverlay } from '../state/overlay.js';
import { usePreferences } from '../state/preferences.js';
import { useView } from '../state/view.js';
import { useToast } from '../ui/toasts.js';
import { useIsWide } from '../ui/use-media.js';
import type { Command } from './command.js';
import { SHORTCUTS } from './shortcuts.js';
import { useCopyImage } from './use-copy-image.js';

/** What can be done now, by name. */
export function useActions(): Command[] {
  const [preferences, change] = usePreferences();
  const [view, setView] = useView();
  const isWide = useIsWide();
  const copyImage = useCopyImage();
  const rescan = useRescan();
  const { theme, areDetailsOpen, isSidebarOpen } = preferences;
  const { details, sidebar, help, copyPrompt, copySeed, copyAll } = SHORTCUTS.everywhere;
  const { group } = view;
  return [
    ...(copyImage === null
      ? []
      : [
          {
            id: 'copy-prompt',
            label: copyPrompt.does,
            keys: copyPrompt.shown,
            run: () => void copyImage('prompt'),
          },
          { id: 'copy-seed', label: copySeed.does, keys: copySeed.shown, run: () => void copyImage('seed') },
          {
            id: 'copy-all',
            label: copyAll.does,
            also: 'infotext parameters automatic1111',
            keys: copyAll.shown,
            run: () => void copyImage('all'),
          },
        ]),
    ...(group === null
      ? []
      : [
          {
            id: 'download',
            label: 'Download the group',
            also: 'zip save',
            run: () => location.assign(`./api/v1/groups/${encodeURIComponent(group)}/download`),
          },
          {
            id: 'leave',
            label: 'Back to all groups',
            run: () => void setView({ group: null, image: null, compare: [] }),
          },
        ]),
    {
      id: 'details',
      label: areDetailsOpen ? 'Hide the details' : 'Show the details',
      also: 'metadata parameters information',
      keys: details.shown,
      run: () => change({ areDetailsOpen: !areDetailsOpen }),
    },
    {
      id: 'folders',
      label: isWide && isSidebarOpen ? 'Hide folders and filters' : 'Show folders and filters',
      also: 'sidebar',
      keys: sidebar.shown,
      run: () => (isWide ? change({ isSidebarOpen: !isSidebarOpen }) : showOverlay('folders')),
    },
    {
      id: 'theme',
      label: theme === 'dark' ? 'Light page' : 'Dark page',
      also: 'theme colours mode',
      run: () => change({ theme: theme === 'dark' ? 'light' : 'dark' }),
    },
    ...(view.q === ''
      ? []
      : [
          {
            id: 'clear',
            label: 'Clear all filters',
            also: 'search remove reset',
            run: () => void setView({ q: '', group: null, image: null, compare: [] }, { history: 'push' }),
          },
        ]),
    { id: 'rescan', label: 'Look at the whole library again', also: 'rescan refresh', run: rescan },
    { id: 'syntax', label: 'Explain how to search', also: 'syntax help', run: () => showOverlay('syntax') },
    {
      id: 'keys',
      label: help.does,
      also: 'shortcuts help',
      keys: help.shown,
      run: () => showOverlay('shortcuts'),
    },
  ];
}

function useRescan(): () => void {
  const seedroll = useSeedroll();
  const toast = useToast();
  const { mutate } = useMutation(
    seedroll.library.rescan.mutationOptions({
      onSuccess: () => toast('Looking at the whole library again'),
      onError: (error) =>
        toast('The library is not looked at', seedrollError(error)?.message ?? 'The server does not answer.'),
    }),
  );
  return () => mutate({});
}
