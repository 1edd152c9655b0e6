import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { HOST } from '../../components/overlay/mount.ts';
import { takeOver } from '../../lib/platform/overlay-page.ts';
import { runOverlay } from './run-overlay.ts';

export default defineUnlistedScript(() => takeOver(document, HOST, runOverlay));
