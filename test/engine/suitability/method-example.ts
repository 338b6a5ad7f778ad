import { hasShared, sharedJson } from '../../shared-data.ts';

/** A worked example of the method notes by its id (`E20`); null where the shared folder is absent. */
export function methodExample<T>(id: string): T | null {
  if (!hasShared) return null;
  const { examples } = sharedJson<{ examples: { id: string }[] }>('domain/method-examples.json');
  return (examples.find((example) => example.id === id) ?? null) as T | null;
}
