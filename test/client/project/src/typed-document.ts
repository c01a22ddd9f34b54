import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { print } from 'graphql';
import { GroupsDocument } from './graphql';

async function ask<Data, Variables>(
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
): Promise<Data> {
  const response = await fetch('http://127.0.0.1:5000/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: print(document), variables }),
  });
  const { data, errors } = await response.json();
  if (errors !== undefined) throw new Error(errors[0].message);
  return data;
}

const { directory } = await ask(GroupsDocument, { path: '' });
for (const { count, firstSeed, metadata } of directory?.groups.nodes ?? []) {
  console.log(`${count} from ${firstSeed}: ${metadata.prompt}`);
}
