import type { IncomingHttpHeaders } from 'node:http';

/** A request after its body was read once, as every part of the sandbox gets it. */
export interface Exchange {
  url: URL;
  host: string;
  method: string;
  headers: IncomingHttpHeaders;
  /** Fields of a form, multipart or JSON body. */
  fields: Record<string, unknown>;
  /** How far in the past reads answer from, set by a fault. */
  staleBy: number;
}

/** What hono hands to the handlers. */
export interface SandboxEnv {
  Bindings: { exchange: Exchange };
}

function jsonFields(body: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(body);
    return value !== null && typeof value === 'object' && !Array.isArray(value) ? { ...value } : {};
  } catch {
    return {};
  }
}

function multipartFields(body: string): Record<string, unknown> {
  const parts = body.matchAll(/name="([^"]*)"[^\r\n]*\r?\n(?:[^\r\n]+\r?\n)*\r?\n([\s\S]*?)\r?\n--/g);
  return Object.fromEntries([...parts].map(([, name = '', value = '']) => [name, value]));
}

/** Reads the fields of a body whatever its form. */
export function readFields(contentType: string, body: string): Record<string, unknown> {
  if (body === '') return {};
  if (contentType.includes('json')) return jsonFields(body);
  if (contentType.includes('multipart/form-data')) return multipartFields(body);
  return Object.fromEntries(new URLSearchParams(body));
}

/** A field as text, '' where it is missing or no text. */
export function textField(exchange: Exchange, name: string): string {
  const value = exchange.fields[name];
  return typeof value === 'string' ? value : '';
}

/** A cookie's value. */
export function cookie(exchange: Exchange, name: string): string | undefined {
  for (const pair of (exchange.headers.cookie ?? '').split(';')) {
    const [key, value] = pair.trim().split('=');
    if (key === name) return value;
  }
  return undefined;
}
