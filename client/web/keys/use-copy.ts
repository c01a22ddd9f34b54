import { useCallback } from 'react';
import { useToast } from '../ui/toasts.js';

/** Puts text on the clipboard, and says so: `useCopy()(metadata.prompt, 'the prompt')`. */
export function useCopy(): (text: string, what: string) => Promise<void> {
  const toast = useToast();
  return useCallback(
    async (text, what) => {
      const isCopied = await copy(text);
      toast(isCopied ? `Copied ${what}` : `The browser did not let the page copy ${what}`);
    },
    [toast],
  );
}

async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Over plain HTTP from another machine there is no `navigator.clipboard`; elsewhere it may be forbidden.
    return copySelected(text);
  }
}

/**
 * The way from before there was `navigator.clipboard`: deprecated, and the only one over plain HTTP. All browsers still have it,
 * within a short while of a key or a click.
 */
function copySelected(text: string): boolean {
  const focused = document.activeElement;
  const field = document.createElement('textarea');
  field.value = text;
  field.readOnly = true;
  field.setAttribute('aria-hidden', 'true');
  Object.assign(field.style, { position: 'fixed', inset: '0 auto auto 0', opacity: '0' });
  // Within an open dialog, since that does not let the focus go elsewhere.
  (focused?.closest('[role="dialog"]') ?? document.body).append(field);
  field.focus({ preventScroll: true });
  field.select();
  try {
    // eslint-disable-next-line typescript/no-deprecated -- See above.
    return document.execCommand('copy');
  } catch {
    return false;
  } finally {
    field.remove();
    if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
  }
}
