/** The fields of a record that a PATCH changes, by the names of the practice API. */
export type ChangedFields = Readonly<Record<string, string>>;

/** What every request says of itself; one that changes fields brings them as JSON. */
export function headersAndBody(
  token: string,
  fields: ChangedFields | undefined,
): Pick<RequestInit, 'headers' | 'body'> {
  const headers = { Authorization: `Bearer ${token}`, Accept: 'application/json', 'X-DRC-API-Version': 'v4' };
  if (fields === undefined) return { headers };
  return { headers: { ...headers, 'Content-Type': 'application/json' }, body: JSON.stringify(fields) };
}
