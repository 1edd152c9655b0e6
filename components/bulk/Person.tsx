import type { ComponentChildren } from 'preact';
import type { ListedPerson } from '../../lib/messages/worklist-view.ts';
import { namelessPatient } from '../../lib/words/popup.ts';
import { calendarDate } from '../../lib/words/time.ts';

export function listedName({ name, idEnding }: ListedPerson): string {
  return name ?? namelessPatient(idEnding);
}

/** Show the name and birth date, two signs by which staff know a patient, and what there is to say of the line. */
export function About(props: { person: ListedPerson; fact: string; children?: ComponentChildren }) {
  const { person, fact, children } = props;
  return (
    <span class="about">
      <span class="person">
        <b>
          <bdi>{listedName(person)}</bdi>
        </b>
        {person.birthDate && <span class="born">{calendarDate(person.birthDate)}</span>}
      </span>
      <span class="fact">{fact}</span>
      {children}
    </span>
  );
}
