import * as z from 'zod/mini';

const userAnswer = z.object({
  id: z.nullish(z.number()),
  username: z.nullish(z.string()),
  doctor: z.nullish(z.number()),
  permissions: z.nullish(z.record(z.string(), z.unknown())),
});

export interface SignedInUser {
  username: string | null;
  doctorId: number | null;
  /** The permission is "Create and Update Patients"; without it the EHR hides its own invite icon (support, High). */
  mayInvite: 'yes' | 'no' | 'notSaid';
}

/**
 * Decode `/api/users/current`; null where the body is no user. The OpenAPI text says that all fields are strings;
 * recorded answers have numbers and booleans.
 */
export function decodeUser(body: unknown): SignedInUser | null {
  const parsed = z.safeParse(userAnswer, body);
  if (!parsed.success) return null;
  const may = parsed.data.permissions?.['create_and_update_patients'];
  return {
    username: parsed.data.username ?? null,
    doctorId: parsed.data.doctor ?? null,
    mayInvite:
      may === true || may === 'true' || may === 'True'
        ? 'yes'
        : may === undefined || may === null
          ? 'notSaid'
          : 'no',
  };
}

const doctorAnswer = z.object({
  id: z.number(),
  timezone: z.nullish(z.string()),
  practice_group_name: z.nullish(z.string()),
  first_name: z.nullish(z.string()),
  last_name: z.nullish(z.string()),
});

export interface Doctor {
  id: number;
  zone: string | null;
  practice: string | null;
}

export function decodeDoctor(body: unknown): Doctor | null {
  const parsed = z.safeParse(doctorAnswer, body);
  if (!parsed.success) return null;
  const said = parsed.data;
  const name = [said.first_name, said.last_name].filter((part) => part).join(' ');
  return { id: said.id, zone: said.timezone || null, practice: said.practice_group_name || name || null };
}

const appointmentAnswer = z.object({
  id: z.union([z.string(), z.number()]),
  patient: z.nullish(z.number()),
});

/** Decode `/api/appointments/{id}`; null where the body is no appointment. `patient` is null for a break (recorded). */
export function decodeAppointment(body: unknown): { patientId: number | null } | null {
  const parsed = z.safeParse(appointmentAnswer, body);
  return parsed.success ? { patientId: parsed.data.patient ?? null } : null;
}

const tokenAnswer = z.object({
  access_token: z.string().check(z.minLength(1)),
  refresh_token: z.string().check(z.minLength(1)),
  scope: z.nullish(z.string()),
});

export interface TokenAnswer {
  accessToken: string;
  refreshToken: string;
  scope: string | null;
}

export function decodeTokens(body: unknown): TokenAnswer | null {
  const parsed = z.safeParse(tokenAnswer, body);
  if (!parsed.success) return null;
  const { access_token, refresh_token, scope } = parsed.data;
  return {
    accessToken: access_token,
    refreshToken: refresh_token,
    scope: scope ?? null,
  };
}
