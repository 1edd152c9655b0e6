import { type Html, hashed, html, trusted } from './html.ts';
import { icons } from './icons.ts';
import { pageStyle } from './style.ts';

const mainLinks = [
  { label: 'Dashboard', href: '/dashboard' },
  { label: 'Schedule', href: '/appointments' },
  { label: 'Patients', href: '/patients/?page=1&query=&phone=&sort_column=Chart%20ID&sort_order=asc&' },
];

/** Draw the top bar, the content and the chat launcher. The title names no patient. */
export function page(
  content: Html,
  script: string,
  links: readonly { label: string; href: string }[] = mainLinks,
): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>DrChrono</title>
<style>${trusted(hashed(pageStyle))}</style>
</head>
<body>
<header class="$bar"><span class="$brand">drchrono</span><nav aria-label="Main">${links.map(
    (link) => html`<a href="${link.href}">${link.label}</a>`,
  )}</nav><span class="$find">${icons.search}Search patients</span>${icons.bell}<span class="$avatar" aria-label="Signed in">JS</span></header>
<div id="root">${content}</div>
<button type="button" class="$chat" aria-label="Open support chat">${icons.chat}</button>
<script>${trusted(hashed(script))}</script>
</body>
</html>`.html;
}
