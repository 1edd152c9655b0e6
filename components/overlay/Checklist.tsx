import type { Eligibility, RequirementLine } from '../../lib/invites/eligibility.ts';
import { fixSentence, requirementName, warningSentence } from '../../lib/words/eligibility.ts';
import { MISSING, NOT_ON_FILE, ON_FILE, OVERLAY_NOT_SAID, REQUIREMENTS } from '../../lib/words/overlay.ts';
import { calendarDate } from '../../lib/words/time.ts';
import { Icon } from '../shared/Icon.tsx';

/**
 * Show what an invite needs: email, and birth date with phone or the SSN instead. The background has masked the values.
 */
export function Checklist({ eligibility }: { eligibility: Eligibility }) {
  const line = (requirement: RequirementLine['requirement']) => {
    const found = eligibility.lines.find((candidate) => candidate.requirement === requirement);
    return found && <Line line={found} needed={eligibility.toFix.includes(requirement)} />;
  };
  return (
    <section class="checklist">
      <h3>{REQUIREMENTS}</h3>
      {eligibility.toFix.length > 0 && <p class="fix">{fixSentence(eligibility.toFix)}</p>}
      <ul>
        {line('email')}
        {line('birthDate')}
        {line('phone')}
        {line('ssn')}
      </ul>
    </section>
  );
}

function Line({ line, needed }: { line: RequirementLine; needed: boolean }) {
  const onFile = line.state === 'onFile';
  const look = onFile ? 'good' : needed ? 'stop' : 'quiet';
  const icon = onFile ? 'tick' : line.state === 'missing' ? (needed ? 'blocked' : 'minus') : 'question';
  return (
    <li class={`line ${look}`}>
      <Icon name={icon} />
      <span>{requirementName[line.requirement]}</span>
      <span class="value">{shownValue(line, needed)}</span>
    </li>
  );
}

function shownValue(line: RequirementLine, needed: boolean): string {
  if (line.state === 'notSaid') return OVERLAY_NOT_SAID;
  if (line.state === 'missing') return needed ? MISSING : NOT_ON_FILE;
  if (line.shown === '') return ON_FILE;
  return line.requirement === 'birthDate' ? calendarDate(line.shown) : line.shown;
}

/** What does not block an invite but may make it fail or go astray. */
export function Warnings({ warnings }: { warnings: Eligibility['warnings'] }) {
  if (warnings.length === 0) return null;
  return (
    <ul class="warnings">
      {warnings.map((warning) => (
        <li key={warning} class="warn">
          <Icon name="alert" />
          <span>{warningSentence[warning]}</span>
        </li>
      ))}
    </ul>
  );
}
