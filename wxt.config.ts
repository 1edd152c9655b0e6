import { defineConfig } from 'wxt';
import { lightenPageScript } from './tools/page-scripts.ts';

const EHR = 'https://*.drchrono.com/*';

export default defineConfig({
  modules: ['@wxt-dev/webextension-polyfill'],
  imports: false,
  manifestVersion: 3,
  // The targets are the browser versions that the manifest below requires. For older targets the build would write
  // every light-dark() colour out twice.
  // Constants are put where they are used, so that no bundle carries all of lib/timing.ts.
  vite: () => ({
    build: {
      target: ['chrome144', 'firefox147'],
      rolldownOptions: { optimization: { inlineConst: { mode: 'all', pass: 3 } } },
    },
  }),
  hooks: {
    'vite:build:extendConfig'(entrypoints, config) {
      for (const { name } of entrypoints) lightenPageScript(name, config, import.meta.dirname);
    },
  },
  manifest: ({ browser }) => ({
    name: 'Invite Desk',
    description:
      'Portal invites for the front desk: who can be invited, how long an invite lives, one click to resend.',
    permissions: ['storage', 'alarms', 'notifications', 'identity', 'scripting'],
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
    action: { default_title: 'Invite Desk' },
    // Temporal is native from the versions on that are named here and below.
    ...(browser === 'chrome' ? { minimum_chrome_version: '144' } : {}),
    // The schema says what the practice's IT may set in the browser's policy. Firefox knows no such schema and hands
    // over whatever its policy holds.
    ...(browser === 'chrome' ? { storage: { managed_schema: 'managed-schema.json' } } : {}),
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'invite-desk@example.org',
              strict_min_version: '147.0',
              data_collection_permissions: { required: ['none'] },
            },
          },
        }
      : {}),
  }),
});
