/**
 * What Playwright itself switches off. Chromium takes only the last `--disable-features`, so whoever adds to it
 * says all of it again; `unit/rules/switched-off.test.ts` holds this list against Playwright's.
 */
const BY_PLAYWRIGHT = [
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'TcpPortRandomizationWin',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
  'msForceBrowserSignIn',
  'msEdgeUpdateLaunchServicesPreferredVersion',
];

/** Two pages behind the address bar that every window loads ahead of time: half of what a start costs. */
const ADDRESS_BAR_PAGES = ['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup'];

/** The browser's features that no test needs. */
export const switchedOff: readonly string[] = [...BY_PLAYWRIGHT, ...ADDRESS_BAR_PAGES];
