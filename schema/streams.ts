/** How streams of events are kept alive, in milliseconds. */
export const STREAMS = {
  /** Without an event for so long, a ping is sent: proxies cut what is silent for a minute, some for half of one. */
  ping: 15_000,
  /** Clients that hear nothing for so long begin anew: three pings were lost. */
  silence: 45_000,
  /** How long clients of plain events wait before they begin anew. */
  retry: 1000,
};
