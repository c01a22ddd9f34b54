import { TRPCClientError } from '@trpc/client';
import { expect, it } from 'vitest';
import { reportError } from '../../schema/errors.js';
import { WireError } from '../../schema/rest.js';
import { startServer } from '../support/server.js';
import { failureOf } from './failures.js';

it('every API tells where a line is wrong, and what was expected there', async () => {
  const line = 'fox modle:sdxl';
  const { message, ...details } = reportError(failureOf(line));
  expect(details).toMatchObject({ code: 'INVALID_INPUT', field: 'query', offset: 4 });
  await using server = await startServer({});

  const response = await server.get(`/api/v1/search/images?query=${encodeURIComponent(line)}`);
  expect(response.status).toBe(400);
  const body: unknown = await response.json();
  expect(body).toEqual({ error: message, ...details });
  expect(WireError.parse(body)).toEqual(body);

  const failure: unknown = await server.trpc.images.search
    .query({ query: line })
    .catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(TRPCClientError);
  expect(failure).toMatchObject({ data: { error: { message, ...details } } });

  const { errors } = await server.graphql('query ($line: String) { parseSearch(query: $line) { query } }', {
    line,
  });
  expect(errors).toMatchObject([{ message, extensions: details }]);
});
