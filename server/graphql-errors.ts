import { GraphQLError, type GraphQLErrorExtensions } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { isErrorCode, reportError, RETRY_AFTER } from '../schema/errors.js';

/** Gives every error the `code` of the one table; what is not ours is masked. */
export function toGraphQLError(error: unknown): GraphQLError {
  if (!(error instanceof GraphQLError))
    return new GraphQLError(reportError(error).message, { extensions: codeOf(error) });
  const { message, nodes, source, positions, path, originalError, extensions } = error;
  if (originalError === undefined || originalError instanceof GraphQLError) {
    // Syntax, validation and limits: the query is at fault, and the message says where.
    const http = 'http' in extensions ? { http: extensions.http } : {};
    return withPlace(message, { code: 'INVALID_INPUT', ...http });
  }
  return withPlace(reportError(originalError).message, codeOf(originalError));

  function withPlace(text: string, withCode: GraphQLErrorExtensions): GraphQLError {
    return new GraphQLError(text, {
      nodes: nodes ?? null,
      source: source ?? null,
      positions: positions ?? null,
      path: path ?? null,
      extensions: withCode,
    });
  }
}

function codeOf(error: unknown): GraphQLErrorExtensions {
  const { code, message: _message, ...details } = reportError(error);
  return {
    code,
    ...details,
    // Yoga takes headers for its answer from here, and keeps them out of the error.
    ...(code === 'BUSY' ? { http: { headers: { 'retry-after': RETRY_AFTER } } } : {}),
  };
}

/** Errors of validation do not pass `maskError`; they get their code here. */
export function useErrorTable(): Plugin {
  return {
    onResultProcess(payload) {
      const { result } = payload;
      if (!('errors' in result) || result.errors === undefined) return;
      payload.setResult({ ...result, errors: result.errors.map(withKnownCode) });
    },
  };
}

function withKnownCode(error: GraphQLError): GraphQLError {
  return isErrorCode(error.extensions['code']) ? error : toGraphQLError(error);
}
