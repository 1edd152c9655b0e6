import { dateValue, findLabels } from '../ehr/page/find-by-label.ts';
import { bodyOf } from '../ehr/page/frames.ts';
import { headerLabels, labelOf, windowLabels } from '../ehr/page/labels.ts';
import { oneLine, parsePageDate, splitDate } from '../ehr/page/page-dates.ts';
import { pageKind } from '../ehr/page/page-kind.ts';
import {
  cleanText,
  headings,
  isInput,
  isLoading,
  isVisible,
  joined,
  lineOf,
  piecesIn,
  readText,
  stutters,
  styleOf,
} from '../ehr/page/page-text.ts';
import { isAboutAnother, linkedIds } from '../ehr/page/patient-links.ts';
import { equalNames, isBesideName, nameAndDate, nameOf, sameName } from '../ehr/page/read-name.ts';
import {
  absent,
  agreed,
  ambiguous,
  doubtAll,
  found,
  mismatch,
  nothingOn,
  single,
} from '../ehr/page/reading-results.ts';

/**
 * The overlay lends these functions to its parts, so that no page holds a module twice. The build reads the imports
 * above (tools/page-scripts.ts) and leaves these modules out of the parts, which find their functions here instead.
 */
export const lent = {
  ...{ absent, agreed, ambiguous, doubtAll, found, mismatch, nothingOn, single },
  ...{ dateValue, findLabels, bodyOf, headerLabels, labelOf, windowLabels },
  ...{ oneLine, parsePageDate, splitDate, pageKind },
  ...{
    cleanText,
    headings,
    isInput,
    isLoading,
    isVisible,
    joined,
    lineOf,
    piecesIn,
    readText,
    stutters,
    styleOf,
  },
  ...{ isAboutAnother, linkedIds, equalNames, isBesideName, nameAndDate, nameOf, sameName },
};
