/** The parts of a bench that `--only` names; all where it names none. */
export function choose<Part extends { name: string }>(
  parts: readonly Part[],
  only: readonly string[],
): Part[] {
  const names = parts.map(({ name }) => name);
  const unknown = only.find((name) => !names.includes(name));
  if (unknown !== undefined) {
    throw new Error(`expected one of ${names.join(', ')} for --only, received ${JSON.stringify(unknown)}`);
  }
  return parts.filter(({ name }) => only.length === 0 || only.includes(name));
}
