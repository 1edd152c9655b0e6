import type { ComponentChildren } from 'preact';
import type { PressRefusal } from '../../lib/card/judge-press.ts';
import type { Eligibility, RequirementLine } from '../../lib/invites/eligibility.ts';
import type { IdentifierField } from '../../lib/messages/panel-view.ts';
import type { Press } from '../../lib/messages/sight.ts';
import {
  addWord,
  correctWord,
  EDIT,
  fieldName,
  fixSentence,
  requirementName,
  unusableWord,
} from '../../lib/words/eligibility.ts';
import { MISSING, NOT_ON_FILE, ON_FILE, OVERLAY_NOT_SAID, REQUIREMENTS } from '../../lib/words/overlay.ts';
import { calendarDate } from '../../lib/words/time.ts';
import { Icon } from '../shared/Icon.tsx';
import { ActionButton } from './ActionButton.tsx';

interface Props {
  eligibility: Eligibility;
  /** Fields are filled in beside the page, in the panel, because a page can steal the focus from a frame. */
  filling: Filling | null;
}

/** How a line asks for the panel. */
export interface Filling {
  patient: string;
  busy: boolean;
  onOpenPanel: (field: IdentifierField, press: Press) => void;
  onRefused: (reason: PressRefusal) => void;
}

/**
 * Show what an invite needs: email, and birth date with phone or the SSN instead. The background has masked the values.
 */
export function Checklist({ eligibility, filling }: Props) {
  const line = (requirement: RequirementLine['requirement']) => {
    const found = eligibility.lines.find((candidate) => candidate.requirement === requirement);
    const fill = filling && found ? fillOf(found, eligibility) : null;
    return (
      found && (
        <Line line={found} needed={eligibility.toFix.includes(requirement)}>
          {filling && fill && <Fill {...filling} {...fill} />}
        </Line>
      )
    );
  };
  return (
    <section class="checklist">
      <h3>{REQUIREMENTS}</h3>
      {eligibility.toFix.length > 0 && <p class="fix">{fixSentence(eligibility)}</p>}
      <ul>
        {line('email')}
        {line('birthDate')}
        {line('phone')}
        {line('ssn')}
      </ul>
    </section>
  );
}

interface FillWord {
  field: IdentifierField;
  words: ComponentChildren;
}

/** What can be filled in at this line; null for nothing. A birth date is filled in where there is none, and never changed. */
function fillOf({ requirement, state }: RequirementLine, { warnings }: Eligibility): FillWord | null {
  if (requirement === 'ssn' || state === 'notSaid') return null;
  const field = requirement === 'phone' ? 'cellPhone' : requirement;
  if (state === 'missing') return { field, words: addWord[field] };
  if (field === 'birthDate') return null;
  if (state === 'unusable') return { field, words: correctWord[field] };
  // Any phone will do for the invite, but sign-up checks the cell phone.
  if (field === 'cellPhone' && warnings.includes('noCellPhone')) return { field, words: addWord[field] };
  return field === 'email' ? { field, words: <EditEmail /> } : null;
}

/** A long address needs the room in the line, so only its verb is seen. */
function EditEmail() {
  return (
    <>
      {EDIT}
      <span class="sr"> {fieldName.email.toLowerCase()}</span>
    </>
  );
}

function Fill({ patient, busy, field, words, onOpenPanel, onRefused }: Filling & FillWord) {
  return (
    <ActionButton
      meaning={`panel ${field} ${patient}`}
      look="link"
      busy={busy}
      onAccepted={(press) => onOpenPanel(field, press)}
      onRefused={onRefused}
    >
      {words}
    </ActionButton>
  );
}

interface LineProps {
  line: RequirementLine;
  needed: boolean;
  children: ComponentChildren;
}

function Line({ line, needed, children }: LineProps) {
  const onFile = line.state === 'onFile';
  const look = onFile ? 'good' : needed ? 'stop' : 'quiet';
  const icon = onFile ? 'tick' : line.state === 'notSaid' ? 'question' : needed ? 'blocked' : 'minus';
  return (
    <li class={`line ${look}`}>
      <Icon name={icon} />
      <span>{requirementName[line.requirement]}</span>
      <span class="value">{shownValue(line, needed)}</span>
      {children}
    </li>
  );
}

function shownValue(line: RequirementLine, needed: boolean): string {
  if (line.state === 'notSaid') return OVERLAY_NOT_SAID;
  if (line.state === 'unusable') return unusableWord[line.requirement];
  if (line.state === 'missing') return needed ? MISSING : NOT_ON_FILE;
  if (line.shown === '') return ON_FILE;
  return line.requirement === 'birthDate' ? calendarDate(line.shown) : line.shown;
}
