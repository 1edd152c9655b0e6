import { readFileSync } from 'node:fs';

interface Operation {
  operationId: string;
  parameters: { name: string; in: string; required: boolean; schema: { type: string } }[];
}

interface Document {
  paths: Record<string, Record<string, Operation>>;
}

const { paths }: Document = JSON.parse(readFileSync(new URL('./drchrono-v4.json', import.meta.url), 'utf8'));

/** The template of the published document that a path is an instance of, with the variable part's value. */
export interface KnownPath {
  template: string;
  id: string | null;
}

/** Finds the published path template for a path as requested, or null. */
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

/** Whether the published document has this method on this path template. */
export function isPublished(method: string, template: string): boolean {
  return paths[template]?.[method.toLowerCase()] !== undefined;
}

/** The published query parameters of an operation: name to type. */
export function publishedQuery(method: string, template: string): Map<string, string> {
  const parameters = paths[template]?.[method.toLowerCase()]?.parameters ?? [];
  return new Map(
    parameters.filter((each) => each.in === 'query').map(({ name, schema }) => [name, schema.type]),
  );
}
