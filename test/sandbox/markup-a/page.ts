import type { Html } from './html.ts';
import { html, trusted } from './html.ts';
import { PAGE_STYLE } from './style.ts';

export interface ToolbarEntry {
  label: string;
  href: string;
}

const STANDARD_TOOLBAR: readonly ToolbarEntry[] = [
  { label: 'Dashboard', href: '/dashboard' },
  { label: 'Schedule', href: '/appointments' },
  { label: 'Patients', href: '/patients/' },
  { label: 'Messages', href: '/messages/' },
];

/** Draw a whole page. The title names the product only: pages of the EHR keep patients out of it. */
export function page(body: Html, script: string, toolbar = STANDARD_TOOLBAR): string {
  const entries = toolbar.map((entry) => html`<li><a href="${entry.href}">${entry.label}</a></li>`);
  return html`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>DrChrono</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>${trusted(PAGE_STYLE)}</style>
</head>
<body>
<div id="toolbar"><div class="navbar-inner"><a class="brand" href="/dashboard">DrChrono</a><ul class="nav">${entries}</ul></div></div>
${body}
<button type="button" class="chat-launcher" aria-label="Open chat"></button>
<script>${trusted(script)}</script>
</body>
</html>
`.markup;
}
