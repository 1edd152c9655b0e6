import { leansOnOwnWords } from '../page/find-by-label.ts';
import { linesIn } from '../page/header-lines.ts';
import type { PageLook } from '../page/page-look.ts';
import { isLoading } from '../page/page-text.ts';
import type { PageKind, PageReading } from '../page/reading.ts';
import { ambiguous, doubtAll, nothingOn } from '../page/reading-results.ts';
import { framePlaces, type Place, topmost, windowsIn } from './find-appointment-window.ts';
import { readAppointmentWindow } from './read-appointment-window.ts';

/** Nothing tells when a window comes to lie over another. */
const stillHolds = () => false;

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
      stillHolds: place.text.stillHolds,
    };
  }
  const window = topmost(windows);
  if (!window) {
    const doubt = ambiguous('twoWindows');
    const refused = { name: doubt, birthDate: doubt, linkedPatientId: doubt, linkedAppointmentId: doubt };
    const identityElements = windows.map((each) => each.element);
    return {
      reading: { ...reading, ...refused, subject: 'appointmentWindow' },
      identityElements,
      stillHolds,
    };
  }
  const { elements, ...read } = readAppointmentWindow(window, page, url);
  const search = { text: window.text, hits: window.hits, ownId: null, base: url, markers: [] };
  const { lines } = linesIn(window.element, search);
  return {
    reading: doubtAll({
      ...{ ...reading, ...read, subject: 'appointmentWindow', lines },
      // The patient field is what makes it a window, so what stands there is read as behind the EHR's own word.
      ...(leansOnOwnWords(window.hits, ['birthDate', 'chartId']) ? { ownWords: true } : {}),
    }),
    identityElements: elements,
    stillHolds,
  };
}
