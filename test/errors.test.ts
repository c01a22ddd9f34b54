import { TRPCError } from '@trpc/server';
import { getHTTPStatusCodeFromError } from '@trpc/server/http';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ERRORS, reportError, SeedrollError } from '../schema/errors.js';
import { WireError } from '../schema/rest.js';

describe('the table of errors', () => {
  it.each(Object.entries(ERRORS))(
    '%s has the HTTP status that tRPC gives its code',
    (_code, { status, trpc }) => {
      expect(getHTTPStatusCodeFromError(new TRPCError({ code: trpc }))).toBe(status);
    },
  );

  it('is the table of docs/errors.md', () => {
    const text = readFileSync(new URL('../docs/errors.md', import.meta.url), 'utf8');
    const rows = [...text.matchAll(/^\| `([A-Z_]+)` +\| (\d{3}) +\| `([A-Z_]+)` +\|/gm)];
    const documented = rows.map(([, code = '', status, trpc]) => [code, { status: Number(status), trpc }]);
    expect(Object.fromEntries(documented)).toEqual(ERRORS);
  });

  it('is what the REST answers are declared to hold', () => {
    expect(WireError.shape.code.options).toEqual(Object.keys(ERRORS));
  });
});

describe('a failure that is not ours', () => {
  it('is masked', () => {
    const report = reportError(new Error('ENOENT: /home/someone/secret.png'));
    expect(report.code).toBe('INTERNAL');
    expect(report.message).not.toContain('secret');
  });

  it('is masked where it comes as INTERNAL', () => {
    expect(reportError(new SeedrollError('INTERNAL', 'at /home/someone')).message).not.toContain('someone');
  });
});
