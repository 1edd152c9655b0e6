import type { PageLook } from '../page/page-look.ts';
import { isLoading } from '../page/page-text.ts';
import type { PageKind, PageReading } from '../page/reading.ts';
import { ambiguous, doubtAll, nothingOn } from '../page/reading-results.ts';
import { framePlaces, type Place, topmost, windowsIn } from './find-appointment-window.ts';
import { readAppointmentWindow } from './read-appointment-window.ts';

/**
 * Read a calendar or an appointment page: the one window that a person is looking at, in the page or in a frame of it.
 * Where several windows are open and none is certainly that one, the identity is refused.
 */
export function lookAtWindows(url: URL, page: PageKind, place: Place): PageLook {
  const windows = [...windowsIn(place), ...framePlaces(place.text.root.ownerDocument).flatMap(windowsIn)];
  const whole = page.kind === 'appointment';
  const reading: PageReading = { ...nothingOn(page), subject: whole ? 'appointmentWindow' : 'none' };
  if (windows.length === 0) {
    const early = whole && isLoading(place.text);
    return {
      reading: early ? { ...reading, name: ambiguous('stillLoading') } : reading,
      identityElements: [],
    };
  }
  const window = topmost(windows);
  if (!window?.text.complete) {
    const doubt = ambiguous(window ? 'unreadable' : 'twoWindows');
    const refused = { name: doubt, birthDate: doubt, linkedPatientId: doubt, linkedAppointmentId: doubt };
    const identityElements = windows.map((each) => each.element);
    return { reading: { ...reading, ...refused, subject: 'appointmentWindow' }, identityElements };
  }
  const { elements, ...read } = readAppointmentWindow(window, page, url);
  return {
    reading: doubtAll({ ...reading, ...read, subject: 'appointmentWindow' }),
    identityElements: elements,
  };
}
