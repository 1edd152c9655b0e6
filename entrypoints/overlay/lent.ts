import {
  absent,
  agreed,
  ambiguous,
  doubtAll,
  found,
  mismatch,
  nothingOn,
  single,
} from '../../lib/ehr/doubt.ts';
import { dateValue, findLabels } from '../../lib/ehr/find-by-label.ts';
import { bodyOf } from '../../lib/ehr/frames.ts';
import { headerLabels, labelOf, windowLabels } from '../../lib/ehr/labels.ts';
import { oneLine, parsePageDate, splitDate } from '../../lib/ehr/page-dates.ts';
import { pageKind } from '../../lib/ehr/page-kind.ts';
import {
  headings,
  isInput,
  isLoading,
  isVisible,
  joined,
  lineOf,
  piecesIn,
  plain,
  readText,
  stutters,
  styleOf,
} from '../../lib/ehr/page-text.ts';
import { isAboutAnother, linkedIds } from '../../lib/ehr/patient-links.ts';
import { equalNames, isBesideName, nameAndDate, nameOf, sameName } from '../../lib/ehr/read-name.ts';

/**
 * What the overlay lends to its parts, so that no page holds a module twice. The build reads the imports above
 * (tools/page-scripts.ts) and leaves these modules out of the parts, which find their functions here instead.
 */
export const lent = {
  ...{ absent, agreed, ambiguous, doubtAll, found, mismatch, nothingOn, single },
  ...{ dateValue, findLabels, bodyOf, headerLabels, labelOf, windowLabels },
  ...{ oneLine, parsePageDate, splitDate, pageKind },
  ...{
    headings,
    isInput,
    isLoading,
    isVisible,
    joined,
    lineOf,
    piecesIn,
    plain,
    readText,
    stutters,
    styleOf,
  },
  ...{ isAboutAnother, linkedIds, equalNames, isBesideName, nameAndDate, nameOf, sameName },
};
