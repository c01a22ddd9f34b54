/** What to open and what to paste once the server answers at `url`. The paths are those of the sample library. */
export function invitation(url: string): string {
  const query = `{ directory(path: "夜景") { groups(first: 2) { totalCount nodes { firstSeed lastSeed metadata { prompt steps model { name } } images(first: 3) { nodes { path seed } } } } } }`;
  const body = JSON.stringify({ query });
  return `
Open in a browser:
  ${url}            the library, by batch
  ${url}/api/docs   the REST API, to read and to try
  ${url}/graphql    GraphQL, with a query to begin with

Or paste:
  curl -s '${url}/api/groups?directory=txt2img-images/2024-05-18&search=sunset' | head -c 1500
  curl -s '${url}/api/metadata/seeds/64%20bits/00009-18446744073709551615.png' -w '\\n'
  curl -s '${url}/graphql' -H 'content-type: application/json' -d '${body}' -w '\\n'
`;
}
