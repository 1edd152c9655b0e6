/** An answer names an id that was not asked for, in one of the ways in which an answer may name a patient. */
export interface OtherIds {
  id: number;
  /**
   * A row about an invite names the patient so: `{patient: 7}`, `{patient: {url}}`, `{patient: {pk: 7}}`,
   * `{patientId: 7}`, or only by its own `url`. No body of such an answer is public. Other records have one `id`.
   */
  row?: 'id' | 'url' | 'pk' | 'patientId' | 'ownUrl';
}

type Fields = Record<string, unknown>;

const isFields = (value: unknown): value is Fields =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

function renamedRow({ patient: _, ...rest }: Fields, { id, row = 'id' }: OtherIds): Fields {
  const url = `https://app.drchrono.com/api/patients/${id}`;
  const names: Record<NonNullable<OtherIds['row']>, Fields> = {
    id: { patient: id },
    url: { patient: { url } },
    pk: { patient: { pk: id } },
    patientId: { patientId: id },
    ownUrl: { url: `${url}/onpatient_access` },
  };
  return { ...rest, ...names[row] };
}

/** Rename what the body is about. The id of an appointment is text and stays text. */
function renamed(body: unknown, other: OtherIds): unknown {
  if (Array.isArray(body)) return body.map((each) => renamed(each, other));
  if (!isFields(body)) return body;
  if (Array.isArray(body['results'])) return { ...body, results: renamed(body['results'], other) };
  if ('activated_at' in body) return renamedRow(body, other);
  return 'id' in body ? { ...body, id: typeof body['id'] === 'string' ? String(other.id) : other.id } : body;
}

/** Let an answer be about another id. An answer without a JSON body stays as it is. */
export async function withOtherIds(response: Response, other: OtherIds): Promise<Response> {
  if (!response.headers.get('content-type')?.includes('json')) return response;
  const { status } = response;
  const headers = new Headers(response.headers);
  headers.delete('content-length');
  return Response.json(renamed(await response.json(), other), { status, headers });
}
