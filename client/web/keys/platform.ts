/** Whether this is a Mac, where Cmd does what Ctrl does elsewhere. */
export const IS_MAC: boolean =
  typeof navigator !== 'undefined' &&
  /mac/i.test(navigator.userAgent) &&
  !/iphone|ipad|ipod/i.test(navigator.userAgent);
