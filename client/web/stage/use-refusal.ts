import { useQuery } from '@tanstack/react-query';

/** Why the server gives no thumbnail, in its own words; null where it does, and as long as that is not known. */
export function useRefusal(thumbnail: string): string | null {
  // An `img` is told no more than that there is none.
  const { data } = useQuery({
    queryKey: ['refusal', thumbnail],
    // It may have been said since there was too much to do.
    staleTime: 0,
    queryFn: async ({ signal }) => reasonIn(await fetch(thumbnail, { signal })),
  });
  return data ?? null;
}

async function reasonIn(response: Response): Promise<string | null> {
  if (response.ok) return null;
  const answer: unknown = await response.json();
  if (typeof answer !== 'object' || answer === null || !('error' in answer)) return null;
  return typeof answer.error === 'string' ? answer.error : null;
}
