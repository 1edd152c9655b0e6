import { defineConfig } from 'wxt';
import { EXTENSION_KEY, FIREFOX_ID } from './tools/extension-key.ts';
import { shipLicences } from './tools/licences.ts';
import { archiveTrackedSources } from './tools/package-sources.ts';
import { lightenPageScript } from './tools/page-scripts.ts';
import { archiveWithoutKey } from './tools/store-archive.ts';

const EHR = 'https://*.drchrono.com/*';

const PERMISSIONS = ['storage', 'alarms', 'identity', 'scripting'];

/** What the extension's own pages and its background may load and reach, and who may frame them. */
const CONTENT_SECURITY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  'connect-src https://app.drchrono.com',
  "base-uri 'none'",
  "form-action 'none'",
  'frame-ancestors https://*.drchrono.com',
].join('; ');

export default defineConfig({
  imports: false,
  manifestVersion: 3,
  // The targets are the browser versions that the manifest below requires. For older targets the build would write
  // every light-dark() colour out twice.
  // Constants are put where they are used, so that no bundle carries all of lib/timing.ts.
  vite: () => ({
    build: {
      target: ['chrome144', 'firefox147'],
      // These browsers load modules ahead by themselves.
      modulePreload: { polyfill: false },
      rolldownOptions: { optimization: { inlineConst: { mode: 'all', pass: 3 } } },
    },
  }),
  // The settings of npm are among the sources, and their name begins with a dot.
  zip: { dotSources: true },
  hooks: {
    ...archiveWithoutKey(),
    ...archiveTrackedSources(),
    ...shipLicences(),
    'vite:build:extendConfig'(entrypoints, config) {
      for (const { name } of entrypoints) lightenPageScript(name, config);
    },
  },
  manifest: ({ browser }) => ({
    name: 'Invite Desk',
    description:
      'Portal invites for the front desk: who can be invited, how long an invite lives, one click to resend.',
    permissions: [...PERMISSIONS, ...(browser === 'firefox' ? [] : ['sidePanel'])],
    // Asked for in the settings, by a person who wants notices. Everything else works without it.
    optional_permissions: ['notifications'],
    host_permissions: [EHR],
    // The content script is declared by hand. One that the framework builds would carry the framework's runtime onto
    // every page of the EHR.
    content_scripts: [
      {
        matches: [EHR],
        exclude_matches: [
          'https://support.drchrono.com/*',
          'https://www.drchrono.com/*',
          'https://*.drchrono.com/scheduling/*',
        ],
        js: ['detector.js'],
        run_at: 'document_end',
        all_frames: false,
      },
    ],
    // The card is shown in a frame of the EHR's pages. Where the browser offers it, its address is another one in each
    // session, so that no page can name it.
    web_accessible_resources: [
      {
        resources: ['card.html'],
        matches: [EHR],
        ...(browser === 'firefox' ? {} : { use_dynamic_url: true }),
      },
    ],
    content_security_policy: { extension_pages: CONTENT_SECURITY },
    action: { default_title: 'Invite Desk' },
    // Browsers let a person change both keys. Where the EHR holds a dialog open, nothing in the page can be pressed, and the
    // first one still opens the panel.
    commands: {
      [browser === 'firefox' ? '_execute_sidebar_action' : 'open-panel']: {
        suggested_key: { default: 'Alt+Shift+I' },
        description: 'Open the panel for the patient in front',
      },
      'open-card': {
        suggested_key: { default: 'Alt+Shift+C' },
        description: 'Open or fold the card on the chart or appointment in front',
      },
    },
    ...(browser === 'firefox'
      ? {
          // A person opens it by the shortcut or Firefox's own menu. From the card comes a small window instead, since
          // Firefox opens no sidebar for a press in a page.
          sidebar_action: {
            default_panel: 'panel.html',
            default_title: 'Invite Desk',
            open_at_install: false,
          },
          browser_specific_settings: {
            gecko: {
              id: FIREFOX_ID,
              // Temporal is native from the versions on that are named here and below.
              strict_min_version: '147.0',
              data_collection_permissions: { required: ['none'] },
            },
          },
        }
      : {
          // Chrome and Edge get the same manifest.
          minimum_chrome_version: '144',
          side_panel: { default_path: 'panel.html' },
          key: EXTENSION_KEY,
          // The schema says what the practice's IT may set in the browser's policy. Firefox knows no such schema and
          // hands over whatever its policy holds.
          storage: { managed_schema: 'managed-schema.json' },
        }),
  }),
});
