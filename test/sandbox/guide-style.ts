/** The guide is shown beside the EHR, so it looks like none of the three markups. */
export const guideStyle = `
  :root { color-scheme: light; --ink: #1d2733; --soft: #5b6a7a; --line: #dde4ea; --accent: #0b6e6e; }
  * { box-sizing: border-box; }
  body { margin: 0; background: #f6f8f9; color: var(--ink); font: 15px/1.5 system-ui, sans-serif; }
  main { max-width: 1080px; margin: 0 auto; padding: 32px 24px 48px; }
  h1 { font-size: 26px; line-height: 1.2; margin: 0 0 4px; }
  h2 { font-size: 16px; margin: 0 0 12px; }
  p { margin: 0 0 12px; }
  .lead { color: var(--soft); max-width: 70ch; margin-bottom: 24px; }
  .cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(440px, 100%), 1fr)); gap: 16px; }
  section { background: #fff; border: 1px solid var(--line); border-radius: 10px; padding: 18px 20px; min-width: 0; }
  section.wide { grid-column: 1 / -1; }
  ol, ul { margin: 0; padding-inline-start: 20px; }
  li { margin: 4px 0; }
  .after { margin: 12px 0 0; }
  a { color: var(--accent); }
  code { background: #eef3f4; border-radius: 4px; padding: 1px 5px; font-size: 13px; overflow-wrap: anywhere; }
  dl { display: grid; grid-template-columns: max-content 1fr; gap: 6px 14px; margin: 0; }
  dt { color: var(--soft); }
  dd { margin: 0; min-width: 0; overflow-wrap: anywhere; }
  .clock { font-size: 20px; font-variant-numeric: tabular-nums; margin-bottom: 2px; }
  .buttons { display: flex; flex-wrap: wrap; gap: 8px; margin-top: 12px; }
  button { font: inherit; font-weight: 600; color: #fff; background: var(--accent); border: 0; border-radius: 6px; padding: 7px 14px; cursor: pointer; }
  button.plain { background: #fff; color: var(--accent); box-shadow: inset 0 0 0 1px var(--accent); }
  button:focus-visible, a:focus-visible, select:focus-visible { outline: 3px solid #f2b84b; outline-offset: 2px; }
  select { font: inherit; padding: 4px 6px; border: 1px solid #b9c4cd; border-radius: 6px; background: #fff; min-width: 0; }
  .settings { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(400px, 100%), 1fr)); gap: 8px 40px; }
  .settings label { display: flex; justify-content: space-between; align-items: center; gap: 12px; }
  .settings button { justify-self: end; grid-column: -2 / -1; }
  table { width: 100%; border-collapse: collapse; }
  th { text-align: start; color: var(--soft); font-weight: 600; font-size: 13px; }
  th, td { padding: 6px 8px 6px 0; border-bottom: 1px solid var(--line); vertical-align: top; }
  td form { display: inline; }
  .acts { white-space: nowrap; }
  td button { padding: 2px 10px; font-size: 13px; }
  .soft { color: var(--soft); }
  .scroll { overflow-x: auto; }
`;
