import { html, raw } from 'hono/html';

/** This is a piece of HTML whose values were escaped. */
export type Html = ReturnType<typeof html>;

const STYLE = `
  body { margin: 0; font: 14px/1.45 system-ui, sans-serif; color: #22303a; background: #f3f5f7; }
  #toolbar { background: #1c3d5a; color: #fff; padding: 0 16px; }
  #toolbar > div > div { display: flex; flex-wrap: wrap; align-items: center; gap: 24px; min-height: 44px; }
  #toolbar ul { display: flex; gap: 20px; list-style: none; margin: 0; padding: 0; }
  #toolbar li ul { display: none; }
  #toolbar a { color: #fff; text-decoration: none; }
  #toolbar #updateDoctor { display: none; }
  main { padding: 20px 28px; }
  table { border-collapse: collapse; background: #fff; }
  th, td { text-align: start; padding: 6px 12px; border: 1px solid #d7dee4; }
  input, select, button { font: inherit; padding: 4px 8px; }
  fieldset { border: 1px solid #d7dee4; background: #fff; margin: 0 0 16px; max-width: 640px; }
  .field { display: grid; grid-template-columns: 220px 1fr; gap: 8px; margin: 4px 0; }
  .columns { display: grid; grid-template-columns: 190px 1fr; gap: 24px; }
  main > .card { margin: 40px auto; }
  .columns nav li { margin: 6px 0; }
  .card { background: #fff; border: 1px solid #d7dee4; border-radius: 6px; padding: 20px 24px; max-width: 520px; }
  .notice { background: #fdf3d7; border: 1px solid #e7d08a; padding: 8px 12px; max-width: 640px; }
`;

/** Draw the EHR's frame around a page of the sandbox. The title never names a patient. */
export function ehrPage(title: string, body: Html): Html {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>${title}</title>
        <style>
          ${raw(STYLE)}
        </style>
      </head>
      <body>
        <header id="toolbar">
          <div>
            <div>
              <strong>DrChrono (sandbox)</strong>
              <ul>
                <li><a href="/dashboard">Dashboard</a></li>
                <li><a href="/appointments">Schedule</a></li>
                <li>
                  <a href="/patients/">Patients</a>
                  <ul>
                    <li><a href="/patients/new/">New patient</a></li>
                    <li><a href="/patients/">Patient list</a></li>
                  </ul>
                </li>
                <li><a href="/messages/">Messages</a></li>
                <li><a href="/api-management/">API</a></li>
              </ul>
              <button id="switch-button" type="button">Hillside Family Practice</button>
              <ul id="updateDoctor">
                <li><a href="#" data-doctor="practicegroup">Practice group</a></li>
              </ul>
            </div>
          </div>
        </header>
        <main>${body}</main>
      </body>
    </html>`;
}

/** Draw a page without the EHR's frame: sign-in, consent, support, the patient's side. */
export function plainPage(title: string, body: Html): Html {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>${title}</title>
        <style>
          ${raw(STYLE)}
        </style>
      </head>
      <body>
        <main>${body}</main>
      </body>
    </html>`;
}
