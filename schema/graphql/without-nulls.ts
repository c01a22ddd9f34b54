/** Arguments as operations take them: they leave out what GraphQL gives as null, at any depth. */
export function withoutNulls(args: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(args)
      .filter(([, value]) => value !== null)
      .map(([name, value]: [string, unknown]) => [name, strip(value)]),
  );
}

function strip(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(strip);
  return typeof value === 'object' && value !== null ? withoutNulls(value) : value;
}
