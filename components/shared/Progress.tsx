import type { ComponentChildren } from 'preact';
import type { OperationStage, OperationView } from '../../lib/messages/operation-view.ts';
import {
  operationWord,
  questionWords,
  revokedSentence,
  SENT_TWICE,
  sentProof,
  sentSentence,
  stepsOf,
  stepWord,
  stopWords,
  waitingWords,
} from '../../lib/words/operation.ts';
import type { When } from '../../lib/words/status.ts';
import { ActsAs } from './ActsAs.tsx';
import { Icon } from './Icon.tsx';
import { Message } from './Message.tsx';
import { ResultPart } from './ResultPart.tsx';

interface Props {
  operation: OperationView;
  when: When;
  /** These are the answer buttons of a question. */
  children?: ComponentChildren;
}

/** Show how a send, resend or revoke is going, or how it ended. */
export function Progress(props: Props) {
  return (
    <ResultPart>
      <Stage {...props} />
    </ResultPart>
  );
}

function Stage({ operation, when, children }: Props) {
  switch (operation.stage) {
    case 'working':
      return <Steps kind={operation.kind} step={operation.step} />;
    case 'waiting':
      return <Message words={waitingWords(operation, when.zone)} tone="warn" icon="pause" />;
    case 'needsYou':
      return (
        <Message words={questionWords(operation, operation.startedAt, when)} tone="stop" icon="alert">
          {children}
        </Message>
      );
    case 'sent':
      return (
        <Done>
          <p class="happened">{sentSentence(operation, when)}</p>
          <p>{operation.twice ? SENT_TWICE : sentProof(operation.kind, operation.confirmed)}</p>
          <ActsAs name={operation.actedAs} />
        </Done>
      );
    case 'revoked':
      return (
        <Done>
          <p class="happened">{revokedSentence(operation, when)}</p>
          <ActsAs name={operation.actedAs} />
        </Done>
      );
    case 'stopped':
      return <Message words={stopWords(operation.because, when.zone)} tone="warn" icon="alert" />;
  }
}

function Done({ children }: { children: ComponentChildren }) {
  return (
    <div class="words good">
      <Icon name="check" />
      <div>{children}</div>
    </div>
  );
}

type Step = Extract<OperationStage, { stage: 'working' }>['step'];

function Steps({ kind, step }: { kind: OperationView['kind']; step: Step }) {
  const all = stepsOf(kind, step);
  const current = all.indexOf(step);
  return (
    <ol class="steps">
      {all.map((one, index) => (
        <li
          key={one}
          class={index < current ? 'done' : index === current ? 'now' : 'next'}
          {...(index === current ? { 'aria-current': 'step' as const } : {})}
        >
          {index < current ? <Icon name="tick" /> : index === current ? <Icon name="busy" /> : <i />}
          {stepWord[one]}
        </li>
      ))}
    </ol>
  );
}

/** Say the same as `Progress` in one line, for a screen reader. The steps on the way are not told one by one. */
export function progressSentence(operation: OperationView, when: When): string {
  switch (operation.stage) {
    case 'working':
      return operationWord(operation) ?? '';
    case 'waiting':
      return waitingWords(operation, when.zone).happened;
    case 'needsYou':
      return questionWords(operation, operation.startedAt, when).happened;
    case 'sent':
      return [sentSentence(operation, when), operation.twice && SENT_TWICE].filter(Boolean).join(' ');
    case 'revoked':
      return revokedSentence(operation, when);
    case 'stopped':
      return stopWords(operation.because, when.zone).happened;
  }
}
