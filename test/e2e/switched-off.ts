/**
 * Playwright itself switches these features off. Chromium takes only the last `--disable-features`, so our own list
 * must repeat them; `unit/rules/switched-off.test.ts` compares this list with Playwright's.
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

/** Every window loads these two pages behind the address bar ahead of time, which takes half of a browser's start. */
const ADDRESS_BAR_PAGES = ['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup'];

/** No test needs these features of the browser. */
export const switchedOff: readonly string[] = [...BY_PLAYWRIGHT, ...ADDRESS_BAR_PAGES];
