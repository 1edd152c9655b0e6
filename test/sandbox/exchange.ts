import type { IncomingHttpHeaders } from 'node:http';

/** This is a request whose body has been read once. Every part of the sandbox gets it in this form. */
export interface Exchange {
  url: URL;
  host: string;
  method: string;
  headers: IncomingHttpHeaders;
  /** These are the fields of a form, multipart or JSON body. */
  fields: Record<string, unknown>;
  /** Reads answer from so many milliseconds ago. A fault sets this. */
  staleBy: number;
}

/** Hono hands this to the handlers. */
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

/** Read the fields of a body, whatever its form. */
export function readFields(contentType: string, body: string): Record<string, unknown> {
  if (body === '') return {};
  if (contentType.includes('json')) return jsonFields(body);
  if (contentType.includes('multipart/form-data')) return multipartFields(body);
  return Object.fromEntries(new URLSearchParams(body));
}

/** Read a field as text; '' where it is missing or is no text. */
export function textField(exchange: Exchange, name: string): string {
  const value = exchange.fields[name];
  return typeof value === 'string' ? value : '';
}

/** Read the value of a cookie. */
export function cookie(exchange: Exchange, name: string): string | undefined {
  for (const pair of (exchange.headers.cookie ?? '').split(';')) {
    const [key, value] = pair.trim().split('=');
    if (key === name) return value;
  }
  return undefined;
}
