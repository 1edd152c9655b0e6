import { readFileSync } from 'node:fs';

interface Operation {
  operationId: string;
  parameters: { name: string; in: string; required: boolean; schema: { type: string } }[];
}

interface Document {
  paths: Record<string, Record<string, Operation>>;
}

const { paths }: Document = JSON.parse(readFileSync(new URL('./drchrono-v4.json', import.meta.url), 'utf8'));

/** This is the template of the published document to which a path belongs, with the value of the variable part. */
export interface KnownPath {
  template: string;
  id: string | null;
}

/** Find the published template for a path as it was requested; null where there is none. */
export function knownPath(path: string): KnownPath | null {
  for (const template of Object.keys(paths)) {
    const pattern = template
      .split('{id}')
      .map((part) => RegExp.escape(part))
      .join('([^/]+)');
    const match = new RegExp(`^${pattern}$`).exec(path);
    if (match) return { template, id: match[1] ?? null };
  }
  return null;
}

/** Tell whether the published document has this method on this template. */
export function isPublished(method: string, template: string): boolean {
  return paths[template]?.[method.toLowerCase()] !== undefined;
}

/** Give the published query parameters of an operation, from name to type. */
export function publishedQuery(method: string, template: string): Map<string, string> {
  const parameters = paths[template]?.[method.toLowerCase()]?.parameters ?? [];
  return new Map(
    parameters.filter((each) => each.in === 'query').map(({ name, schema }) => [name, schema.type]),
  );
}
