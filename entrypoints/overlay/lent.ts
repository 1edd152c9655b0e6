import * as doubt from '../../lib/ehr/doubt.ts';
import * as findByLabel from '../../lib/ehr/find-by-label.ts';
import * as frames from '../../lib/ehr/frames.ts';
import * as labels from '../../lib/ehr/labels.ts';
import * as pageDates from '../../lib/ehr/page-dates.ts';
import * as pageKind from '../../lib/ehr/page-kind.ts';
import * as pageText from '../../lib/ehr/page-text.ts';
import * as patientLinks from '../../lib/ehr/patient-links.ts';
import * as readName from '../../lib/ehr/read-name.ts';

/**
 * The modules that the overlay lends to its parts, so that no page holds one of them twice. The build reads the
 * imports above (tools/lent-modules.ts) and leaves these modules out of the parts, which find them here.
 */
export function lend(): void {
  Object.assign(globalThis, {
    inviteDeskLent: {
      doubt,
      findByLabel,
      frames,
      labels,
      pageDates,
      pageKind,
      pageText,
      patientLinks,
      readName,
    },
  });
}
