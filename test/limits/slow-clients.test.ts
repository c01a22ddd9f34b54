import { once } from 'node:events';
import { connect, type AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { createHttpServer } from '../../server/http-server.js';

it.each([
  { what: 'headers', sent: 'GET / HTTP/1.1\r\nHost: loc' },
  { what: 'bodies', sent: 'POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n{"half":' },
])('a connection whose $what do not come is closed with 408', async ({ sent }) => {
  const server = createHttpServer(() => undefined, { headers: 50, request: 100, interval: 10 });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = addressOf(server.address());
  const socket = connect(port, '127.0.0.1').setEncoding('utf8');
  socket.write(sent);
  const answer = await socket.toArray();
  expect(answer.join('')).toMatch(/^HTTP\/1\.1 408 /);
  server.close();
});

it('an answer that is ended twice, as tRPC does where its client cuts the connection, harms nobody', async () => {
  const server = createHttpServer((_request, response) => {
    response.end('once');
    response.end('twice');
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = addressOf(server.address());
  // What fails and nobody listens to fails the tests.
  for (let turn = 0; turn < 2; turn++)
    expect(await (await fetch(`http://127.0.0.1:${port}`)).text()).toBe('once');
  server.closeAllConnections();
  server.close();
});

function addressOf(address: AddressInfo | string | null): AddressInfo {
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return address;
}
