import type { Permission } from '../invites/permission.ts';
import { NOTHING_SENT, type Plain, plain } from './plain.ts';

/** The administrator finds the permissions under these names, in the EHR's own list (docs/drchrono.md). */
const permissionName: Record<Exclude<Permission, 'scope' | 'unknown'>, string> = {
  createAndUpdatePatients: 'Create and Update Patients',
  sharePatients: 'Share Patients',
  accessScheduling: 'Access Scheduling',
  accessClinicalNotes: 'Access Clinical Notes',
};

/** Say which permission an account lacks, by the name that its administrator knows. */
export function forbiddenWords(lacks: Permission): Plain {
  if (lacks === 'scope')
    return plain(
      'Invite Desk’s connection to DrChrono lacks a right that this needs.',
      NOTHING_SENT,
      'Open settings and connect again, and allow all that DrChrono asks for.',
    );
  return plain(
    'This DrChrono account may not do that.',
    NOTHING_SENT,
    lacks === 'unknown'
      ? 'Ask your administrator which permission the account lacks.'
      : `Ask your administrator for the permission ${permissionName[lacks]}.`,
  );
}
