import { describe, expect, test } from 'vitest';
import { saveView } from '../../../../lib/desk/operations/view-save.ts';
import type { SavePhase } from '../../../../lib/invites/save.ts';
import { saveWords } from '../../../../lib/words/panel.ts';
import { mira, NOW, newSave } from '../fake-services.ts';

const ZONE = 'America/New_York';
const heldUntil = (until: number | null): SavePhase => ({
  ...{ at: 'waiting', why: 'throttled', until, resumeWith: 'following' },
});
const settled: SavePhase = { at: 'settled', since: NOW, outcome: { kind: 'saved', follow: 'begun' } };

describe('a save whose invite is still to come', () => {
  test.each<SavePhase>([{ at: 'following' }, heldUntil(NOW), heldUntil(null)])(
    'does not say at %o that the invite is under way, nor asks to be put away',
    (phase) => {
      const view = saveView(newSave({ then: 'resend', phase }), mira, null);
      expect(view).toMatchObject({ state: { at: 'saved' }, follows: true });
      expect(saveWords(view, ZONE)).toEqual({
        happened: 'Saved: DrChrono shows m•••@example.com.',
        patient: 'The invite is not out yet. It follows by itself.',
        next: 'You may go on working.',
      });
    },
  );

  test('says so no more once it is begun, or where none is to follow', () => {
    expect(saveView(newSave({ then: 'resend', phase: settled }), mira, null)).not.toHaveProperty('follows');
    expect(saveView(newSave({ phase: { at: 'following' } }), mira, null)).not.toHaveProperty('follows');
  });
});

test.each<[Extract<SavePhase, { at: 'waiting' }>['why'], string, string]>([
  ['throttled', 'DrChrono asked for a pause.', 'It goes on by itself about 11:00 AM.'],
  ['serverError', 'DrChrono has a fault on its side.', 'It goes on by itself about 11:00 AM.'],
  [
    'signedOut',
    'Invite Desk is no longer connected to DrChrono.',
    'Connect again in settings, and it goes on.',
  ],
])('a save that is held says why, and who goes on with it: %s', (why, reason, next) => {
  for (const resumeWith of ['reading', 'proving'] as const) {
    const phase: SavePhase = { at: 'waiting', why, until: NOW, resumeWith };
    // A write that left may have arrived, so nothing is said of whether it is saved.
    expect(saveWords(saveView(newSave({ phase }), mira, null), ZONE)).toEqual({
      ...{ happened: 'Saving the email has to wait.', patient: reason, next },
    });
  }
});

describe('an end of which more than one thing may be why', () => {
  const ended = (kind: 'notSaved' | 'unknown') =>
    saveWords(
      saveView(newSave({ phase: { at: 'settled', since: NOW, outcome: { kind } } }), mira, null),
      ZONE,
    );

  test('not saved: DrChrono may have written it in another way, so the chart need not be as it was', () => {
    expect(ended('notSaved')).toEqual({
      happened: 'Not saved: DrChrono does not show the new email.',
      patient: 'Nothing was sent to the patient.',
      next: 'Look at what is on file now, then save again.',
    });
  });

  test('not known: the browser was closed, Invite Desk was updated, or the record may not be read any more', () => {
    expect(ended('unknown')).toMatchObject({
      happened: 'Nobody can tell whether this was saved.',
      patient: 'DrChrono shows m•••@example.com now.',
    });
  });
});

test('a field of which DrChrono says nothing any more is named among those that were changed', () => {
  const outcome = { kind: 'changedMeanwhile', fields: ['email'] } as const;
  const save = newSave({ phase: { at: 'settled', since: NOW, outcome } });
  // Chromium hands messages on as JSON.
  const view = JSON.parse(JSON.stringify(saveView(save, { ...mira, email: undefined }, null)));
  expect(saveWords(view, ZONE).happened).toBe('Not saved: somebody else has just changed the email.');
});
