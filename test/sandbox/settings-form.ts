import { html } from 'hono/html';
import type { Html } from './page.ts';
import type { Settings } from './settings.ts';

/** A person may change this setting at the guide page: it has its words, and says how a typed value is taken over. */
interface Choice {
  name: keyof Settings;
  label: string;
  options: readonly string[];
  read(settings: Settings): string;
  write(settings: Settings, value: string): void;
}

function choice<Name extends keyof Settings, Value extends Settings[Name]>(
  name: Name,
  label: string,
  values: readonly Value[],
): Choice {
  return {
    name,
    label,
    options: values.map(String),
    read: (settings) => String(settings[name]),
    write(settings, text) {
      const value = values.find((candidate) => String(candidate) === text);
      if (value !== undefined) settings[name] = value;
    },
  };
}

const choices: readonly Choice[] = [
  choice('markup', 'Markup of the screens', ['a', 'b', 'c']),
  choice('chartGeneration', 'Charts open as', ['current', 'legacy']),
  choice('appointmentOpens', 'Appointments open', ['inPage', 'frame', 'modalDialog', 'fullPage']),
  choice('linkToChart', 'Appointment window links to the chart', [true, false]),
  choice('fillDelay', 'Window fields filled after (ms)', [0, 150, 1000, 4000]),
  choice('pageDelay', 'In-app navigation takes (ms)', [0, 300, 1500]),
  choice('pagesMayBeStored', 'Browsers may keep pages', [false, true]),
  choice('accessShape', 'Answer of GET onpatient_access', ['rows', 'paged', 'single', 'patient', 'empty']),
  choice('alwaysConsent', 'Always ask for consent', [false, true]),
  choice('revokeAnswers', 'Revoke with nothing to revoke', ['tells', 'always204']),
  choice('revokeCutsActive', 'Revoke cuts off a joined patient', [true, false]),
  choice('enableWhilePending', 'Invite while one is pending', ['supersedes', 'refuses']),
  choice('emailChange', 'Another email, while an invite is pending', ['keeps', 'kills', 'moves', 'mailsNew']),
  choice('duplicateEmail', 'An email that another chart has', ['allowed', 'refused']),
  choice('createAndUpdatePatients', 'Account may create and update patients', [true, false]),
  choice('largestCalendarPage', 'Largest page of the calendar', [250, 100, 20]),
  choice('zone', 'Zone of the practice', [
    'US/Eastern',
    'US/Central',
    'US/Mountain',
    'US/Pacific',
    'US/Hawaii',
    'Asia/Kolkata',
  ]),
];

/** Take over what the form says. Unknown names and values change nothing. */
export function applySettings(settings: Settings, fields: Record<string, unknown>): void {
  for (const setting of choices) {
    const value = fields[setting.name];
    if (typeof value === 'string') setting.write(settings, value);
  }
}

const spoken: Record<string, string> = { true: 'yes', false: 'no' };

const drawOption = (value: string, selected: boolean) =>
  selected
    ? html`<option value="${value}" selected>${spoken[value] ?? value}</option>`
    : html`<option value="${value}">${spoken[value] ?? value}</option>`;

/** Draw the settings as a form. */
export function settingsForm(settings: Settings): Html {
  return html`<form method="post" action="/settings" class="settings">
    ${choices.map(
      (setting) =>
        html`<label
          >${setting.label}
          <select name="${setting.name}">
            ${setting.options.map((value) => drawOption(value, value === setting.read(settings)))}
          </select></label
        >`,
    )}
    <button>Apply</button>
  </form>`;
}
