import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import helmet from 'helmet';

/** Says which headers keep browsers safe, and sets them. */
export const helmetOfAll = helmet({
  contentSecurityPolicy: {
    directives: {
      imgSrc: ["'self'", 'data:', 'blob:'],
      // The server speaks HTTP; telling browsers to upgrade would break every page on a local network.
      upgradeInsecureRequests: null,
    },
  },
  strictTransportSecurity: false,
  // Pages on other ports and hosts show these images, as they did with the original server.
  crossOriginResourcePolicy: { policy: 'cross-origin' },
});

/**
 * Sets what helmet would set, which is the same for every answer: helmet is asked once. Its dozen functions that call each
 * other take some 3 % of a small answer.
 */
export function securityHeaders(): (response: ServerResponse) => void {
  const recorded = new ServerResponse(new IncomingMessage(new Socket()));
  helmetOfAll(recorded.req, recorded, (error) => {
    if (error !== undefined) throw error;
  });
  const headers = Object.entries(recorded.getHeaders()).flatMap(([name, value]) =>
    value === undefined ? [] : [{ name, value }],
  );
  return (response) => {
    for (const { name, value } of headers) response.setHeader(name, value);
  };
}
