import { parsePageStamp } from '../page/page-stamps.ts';
import type { HistoryRow, WallMinute } from '../page/reading.ts';

/** These are the texts of one row of Access History. A text is null where the table has no such column. */
export interface HistoryCells {
  email: string | null;
  enabledBy: string | null;
  activatedOn: string | null;
  disabled: string | null;
}

const nothing = /^(?:[-–—]+|n\/a)?$/i;
const marks = /[ⓘℹ]/gu;

/** Read one row. A text in none of the known forms is `unreadable`; what it means is never guessed. */
export function readHistoryCells(cells: HistoryCells): HistoryRow {
  const email = bare(cells.email ?? '');
  const enabled = byAndOn(bare(cells.enabledBy ?? ''));
  return {
    email: /^[^\s@]+@[^\s@]+$/.test(email) ? email : null,
    enabled: { by: enabled?.by ?? null, at: enabled?.at ?? null },
    activated: cells.activatedOn === null ? { kind: 'unreadable' } : readActivated(bare(cells.activatedOn)),
    disabled: cells.disabled === null ? { kind: 'unreadable' } : readDisabled(bare(cells.disabled)),
  };
}

function readActivated(text: string): HistoryRow['activated'] {
  if (/^pending\s*(?:\.{3}|…)?$/i.test(text)) return { kind: 'pending' };
  if (/^access revoked before activation\.?$/i.test(text)) return { kind: 'revokedBeforeActivation' };
  const at = parsePageStamp(text.replace(/^on:?\s+/i, ''));
  return at ? { kind: 'at', at } : { kind: 'unreadable' };
}

function readDisabled(text: string): HistoryRow['disabled'] {
  if (nothing.test(text)) return { kind: 'no' };
  if (/^revoke invite$/i.test(text)) return { kind: 'canRevokeInvite' };
  if (/^revoke access$/i.test(text)) return { kind: 'canRevokeAccess' };
  // A patient's own disconnecting shows here too (help pages), but its exact words are not known.
  const byPatient =
    /^(?:(?:disabled|revoked|disconnected)\s+)?by:?\s*(?:the\s+)?patient\b[.,]?\s*(?:on:?\s*(.+))?$/i.exec(
      text,
    );
  if (byPatient) return { kind: 'by', who: 'patient', name: null, at: parsePageStamp(byPatient[1] ?? '') };
  const by = byAndOn(text);
  if (!by || (by.by === null && by.at === null)) return { kind: 'unreadable' };
  // The page may have broken off within "By: patient", so a part of that word is not taken for a colleague's name.
  if (by.at === null && 'patient'.startsWith(by.by?.toLowerCase() ?? '')) return { kind: 'unreadable' };
  return { kind: 'by', who: 'staff', name: by.by, at: by.at };
}

/**
 * Read `By: James Smith On: May 17, 2022, 3:04 p.m.`. Either half may be missing, and the page may break off within
 * one.
 */
function byAndOn(text: string): { by: string | null; at: WallMinute | null } | null {
  const match = /^(?:by:\s*(.*?))?\s*(?:\bon?(?::\s*(.*))?)?$/i.exec(text);
  if (!match || text === '') return null;
  return { by: match[1] && isPerson(match[1]) ? match[1] : null, at: parsePageStamp(match[2] ?? '') };
}

/**
 * Tell whether a text can be a colleague's name or user name, and not half of the page that a script put in its place.
 */
function isPerson(text: string): boolean {
  return text.length <= 80 && !/[:\d]{2,}|:\s/.test(text);
}

function bare(text: string): string {
  return text.replace(marks, ' ').replace(/\s+/g, ' ').trim();
}
