import { html } from 'hono/html';
import { ehrPage, type Html } from './page.ts';
import type { PatientRecord } from './person.ts';
import type { Practice } from './practice.ts';
import { headerModel, olderName } from './screen-models.ts';
import { usDate } from './wall-clock.ts';

type Input = { id: string; label: string; value?: string; kind?: 'text' | 'checkbox' };

/*
 * The ids are those that real scripts filled in (docs/drchrono.md §3, High), except id_date_of_birth and
 * id_social_security_number, which follow from Django's rule and were not seen.
 */
function nameInputs(patient: PatientRecord | null): Input[] {
  const printed = patient?.pageName ?? patient;
  return [
    { id: 'title', label: 'Title' },
    { id: 'first_name', label: 'First Name', value: printed?.firstName ?? '' },
    { id: 'nick_name', label: 'Nickname', value: printed?.nickName ?? '' },
    { id: 'middle_name', label: 'Middle Name', value: printed?.middleName ?? '' },
    { id: 'last_name', label: 'Last Name', value: printed?.lastName ?? '' },
    { id: 'previous_name', label: 'Previous Name' },
    { id: 'suffix', label: 'Suffix', value: patient?.suffix ?? '' },
    { id: 'date_of_birth', label: 'Date of Birth', value: usDate(patient?.birthDate ?? null) },
    {
      id: 'social_security_number',
      label: 'Social Security Number',
      value: patient?.ssn ? `XXX-XX-${patient.ssn.slice(-4)}` : '',
    },
  ];
}

function contactInputs(patient: PatientRecord | null): Input[] {
  return [
    { id: 'home_phone', label: 'Home Phone', value: patient?.homePhone ?? '' },
    { id: 'cell_phone', label: 'Cell Phone', value: patient?.cellPhone ?? '' },
    { id: 'office_phone', label: 'Office Phone', value: patient?.officePhone ?? '' },
    { id: 'office_phone_extension', label: 'Extension' },
    { id: 'email', label: 'Email', value: patient?.email ?? '' },
    { id: 'allow_duplicate_email', label: 'Allow duplicate email', kind: 'checkbox' },
    { id: 'alternate_email', label: 'Alternate Email' },
    { id: 'decline_clinical_summary', label: 'Decline clinical summary', kind: 'checkbox' },
    { id: 'copay', label: 'Copay' },
    { id: 'date_of_next_follow_up', label: 'Next follow up' },
    { id: 'follow_up_appointment_reason', label: 'Follow up reason' },
    { id: 'date_of_last_appointment', label: 'Last appointment' },
  ];
}

const drawInput = ({ id, label, value = '', kind = 'text' }: Input) =>
  html`<div class="field">
    <label for="id_${id}">${label}</label>
    <span><input id="id_${id}" name="${id}" type="${kind}" value="${value}" autocomplete="off" /></span>
  </div>`;

function demographicsForm(patient: PatientRecord | null): Html {
  return html`<form>
    <div id="tabs-required">
      <h3>Required</h3>
      <fieldset>${nameInputs(patient).map(drawInput)}</fieldset>
    </div>
    <fieldset>
      ${contactInputs(patient).map(drawInput)}
      <div class="field">
        <label for="id_preferred_confidential_communication_method">Preferred communication</label>
        <select
          id="id_preferred_confidential_communication_method"
          name="preferred_confidential_communication_method"
        >
          <option>Phone</option>
          <option>Work</option>
          <option>Cell</option>
        </select>
      </div>
    </fieldset>
    <input type="button" value="Save" />
  </form>`;
}

/** Draw the older chart's frame: a sidebar, the older header with the nickname in brackets, and decoys. */
function legacyFrame(practice: Practice, patient: PatientRecord, path: string, body: Html): Html {
  const header = headerModel(practice, patient, path);
  return ehrPage(
    'Patient chart',
    html`<div id="content1">
      <div class="columns">
        <nav aria-label="Chart">
          <ul>
            ${header.sidebar.map(({ label, href }) => html`<li><a href="${href}">${label}</a></li>`)}
          </ul>
          <p>Recent patients</p>
          <ul>
            ${header.recentPatients.map(({ name, href }) => html`<li><a href="${href}">${name}</a></li>`)}
          </ul>
        </nav>
        <div>
          <h2>${olderName(patient)}</h2>
          <p>${patient.chartId}</p>
          ${body}
        </div>
      </div>
    </div>`,
  );
}

/** `/patients/{id}/`: the demographics form is the chart. */
export function legacyChart(practice: Practice, patient: PatientRecord): Html {
  return legacyFrame(practice, patient, `/patients/${patient.id}/`, demographicsForm(patient));
}

/** `/patients/new/`: the same form stands here without a patient. */
export function newPatientPage(): Html {
  return ehrPage('New patient', html`<div id="content1">${demographicsForm(null)}</div>`);
}

/** `/misc/labs/{id}/`: this page of the chart has no inputs. */
export function labsPage(practice: Practice, patient: PatientRecord): Html {
  return legacyFrame(
    practice,
    patient,
    `/misc/labs/${patient.id}/`,
    html`<h3>Lab Orders</h3>
      <p>No lab orders.</p>`,
  );
}

/** `/patient/{id}/integration/{n}/`: another company's application stands in a frame of the chart. */
export function integrationPage(practice: Practice, patient: PatientRecord): Html {
  return legacyFrame(
    practice,
    patient,
    `/patient/${patient.id}/integration/1/`,
    html`<iframe title="Another vendor's app" srcdoc="<p>An app of another vendor.</p>"></iframe>`,
  );
}
