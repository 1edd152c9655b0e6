import { lookAtPage } from '../../lib/ehr/read-page.ts';

globalThis.readThisPage = () => ({
  ...lookAtPage(document, new URL(location.href)).reading,
  drawnHere: true,
});
