import { type Html, trusted } from './html.ts';

function icon(path: string, name: string): Html {
  const label = name === '' ? 'aria-hidden="true"' : `role="img" aria-label="${name}"`;
  return trusted(
    `<svg ${label} viewBox="0 0 24 24" width="18" height="18" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="${path}"/></svg>`,
  );
}

/** These are the page's line drawings. Those with a name stand alone, the others stand in a control that has a name. */
export const icons = {
  check: icon('M5 12.5l4.5 4.5L19 7.5', 'On file'),
  absent: icon('M12 7v6M12 16.5v.5M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18', 'Not on file'),
  info: icon('M12 11v5M12 7.5v.5M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18', 'More information'),
  close: icon('M6 6l12 12M18 6L6 18', ''),
  chevron: icon('M7 10l5 5 5-5', ''),
  left: icon('M14 7l-5 5 5 5', ''),
  right: icon('M10 7l5 5-5 5', ''),
  copy: icon('M9 9h10v11H9zM5 15V4h10', ''),
  add: icon('M12 5v14M5 12h14', ''),
  edit: icon('M4 20l1-4L16 5l3 3L8 19zM14 7l3 3', ''),
  send: icon('M4 12l16-8-6 16-3-7zM11 13l9-9', ''),
  search: icon('M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14M16 16l4 4', ''),
  bell: icon('M6 17h12l-2-3v-4a4 4 0 0 0-8 0v4zM10 20h4', ''),
  chat: icon('M4 5h16v11H10l-5 4v-4H4z', ''),
  warning: icon('M12 4l9 16H3zM12 10v4M12 17v.5', ''),
};
