import { useQueryClient } from '@tanstack/react-query';
import { seedrollError, type RouterOutputs } from 'seedroll/client';
import { useSeedroll } from 'seedroll/client/react';
import { useCurrentImage } from '../state/current.js';
import { useToast } from '../ui/toasts.js';
import { useCopy } from './use-copy.js';

type Metadata = RouterOutputs['metadata']['get'];

/** What can be copied of an image. */
export type Copied = 'prompt' | 'seed' | 'all';

interface CopiedText {
  what: string;
  textOf: (metadata: Metadata, path: string) => string | Promise<string>;
}

const COPIED: Record<Copied, CopiedText> = {
  prompt: { what: 'the prompt', textOf: ({ prompt }) => prompt },
  seed: { what: 'the seed', textOf: ({ seed }, path) => seed ?? /-(\d+)\.\w+$/.exec(path)?.[1] ?? '' },
  all: {
    what: 'all as A1111 text',
    textOf: async (metadata) => {
      // It brings the whole library with it.
      const { toInfotext } = await import('seedroll/metadata');
      return toInfotext(metadata);
    },
  },
};

/** Copies something of the image that the details tell of; null while there is none. */
export function useCopyImage(): ((copied: Copied) => Promise<void>) | null {
  const image = useCurrentImage();
  const seedroll = useSeedroll();
  const queryClient = useQueryClient();
  const copy = useCopy();
  const toast = useToast();
  if (image === null) return null;
  return async (copied) => {
    const { what, textOf } = COPIED[copied];
    try {
      const metadata = await queryClient.fetchQuery(seedroll.metadata.get.queryOptions({ path: image.path }));
      const text = await textOf(metadata, image.path);
      if (text === '') toast(`The image has nothing to copy as ${what}`);
      else await copy(text, what);
    } catch (error) {
      toast(`Could not copy ${what}`, seedrollError(error)?.message ?? 'The server does not answer.');
    }
  };
}
