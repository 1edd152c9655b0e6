import * as z from 'zod/mini';
import { isMailProvider } from '../invites/meant-address.ts';
import { once } from '../once.ts';
import { anId } from './decode-patient.ts';

const userAnswer = once(() =>
  z.object({
    id: z.nullish(anId()),
    username: z.nullish(z.string()),
    doctor: z.nullish(anId()),
    permissions: z.nullish(z.record(z.string(), z.unknown())),
  }),
);

const MAY_INVITE = 'create_and_update_patients';

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
  const parsed = z.safeParse(userAnswer(), body);
  if (!parsed.success) return null;
  const permissions = parsed.data.permissions ?? {};
  const may = Object.hasOwn(permissions, MAY_INVITE) ? permissions[MAY_INVITE] : undefined;
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

const doctorAnswer = once(() =>
  z.object({
    id: anId(),
    first_name: z.nullish(z.string()),
    last_name: z.nullish(z.string()),
    timezone: z.nullish(z.string()),
    practice_group_name: z.nullish(z.string()),
    email: z.nullish(z.string()),
  }),
);

export interface Doctor {
  id: number;
  /** First and last name; null where the answer says neither. */
  name: string | null;
  zone: string | null;
  practice: string | null;
  /** What stands behind the @ of the provider's address, where it is no mailbox provider's. */
  domain: string | null;
}

export function decodeDoctor(body: unknown): Doctor | null {
  const parsed = z.safeParse(doctorAnswer(), body);
  if (!parsed.success) return null;
  const said = parsed.data;
  // The provider's name is no name of the practice, so it does not stand in for one.
  return {
    id: said.id,
    name: [said.first_name, said.last_name].flatMap((part) => part?.trim() || []).join(' ') || null,
    zone: said.timezone || null,
    practice: said.practice_group_name?.trim() || null,
    domain: ownDomain(said.email ?? ''),
  };
}

function ownDomain(email: string): string | null {
  const domain = /^[^\s@]+@([^\s@]+\.[^\s@]+)$/.exec(email.trim())?.[1]?.toLowerCase() ?? null;
  return domain === null || isMailProvider(domain) ? null : domain;
}

const tokenAnswer = once(() =>
  z.object({
    access_token: z.string().check(z.minLength(1)),
    refresh_token: z.string().check(z.minLength(1)),
    scope: z.nullish(z.string()),
  }),
);

export interface TokenAnswer {
  accessToken: string;
  refreshToken: string;
  scope: string | null;
}

export function decodeTokens(body: unknown): TokenAnswer | null {
  const parsed = z.safeParse(tokenAnswer(), body);
  if (!parsed.success) return null;
  const { access_token, refresh_token, scope } = parsed.data;
  return {
    accessToken: access_token,
    refreshToken: refresh_token,
    scope: scope ?? null,
  };
}
