/** Classes are written as `$name` here and are hashed when the page is written. */

/** The window brings this along again, so it is in a layer: there it must not overrule the page's own rules. */
const base = `
@layer base {
body { margin: 0; background: #f4f6f9; color: #1d2939; font: 14px/1.45 Inter, system-ui, "Segoe UI", Roboto, sans-serif; }
*, *::before, *::after { box-sizing: border-box; }
button, input, select, textarea { font: inherit; color: inherit; }
a { color: #1f5fbf; text-decoration: none; } a:hover { text-decoration: underline; }
:focus-visible { outline: 2px solid #3b7ddd; outline-offset: 2px; }
h1, h2, h3, dl, dd, ul, p { margin: 0; padding: 0; } ul { list-style: none; }
svg { vertical-align: middle; flex: none; }
.$label { font-size: 11px; font-weight: 600; letter-spacing: .05em; text-transform: uppercase; color: #5d6b82; }
.$button { display: inline-flex; align-items: center; gap: 6px; height: 36px; padding: 0 14px; border: 1px solid #c9d2df; border-radius: 8px; background: #fff; font-weight: 600; cursor: pointer; white-space: nowrap; }
.$button:hover { background: #f2f5fa; }
.$primary { background: #2463c8; border-color: #2463c8; color: #fff; } .$primary:hover { background: #1c52aa; }
.$button:disabled { background: #eef1f6; border-color: #dde3ec; color: #667085; cursor: not-allowed; }
.$danger { height: 30px; padding: 0 10px; border-color: #eab5b0; color: #a5281d; }
.$ghost { display: inline-grid; place-items: center; width: 32px; height: 32px; padding: 0; border: 0; border-radius: 8px; background: none; color: #4a5872; cursor: pointer; }
.$ghost:hover { background: #e9eef6; }
.$plain { border: 0; padding: 0; background: none; color: #1f5fbf; cursor: pointer; } .$plain:hover { text-decoration: underline; }
.$input { width: 100%; height: 36px; padding: 0 10px; border: 1px solid #c9d2df; border-radius: 8px; background: #fff; }
textarea.$input { height: 60px; padding: 8px 10px; resize: vertical; }
.$card { background: #fff; border: 1px solid #e2e8f1; border-radius: 12px; padding: 20px; }
.$bone { height: 14px; margin: 12px 0; border-radius: 6px; background: linear-gradient(90deg, #e6ebf3, #f3f6fa, #e6ebf3); }
}
`;

const shell = `
.$bar { display: flex; align-items: center; gap: 22px; height: 56px; padding: 0 24px; background: #14264a; color: #fff; }
.$bar a { color: #d5dff2; font-weight: 500; } .$bar nav { display: flex; gap: 20px; flex: 1; }
.$brand { font-size: 18px; font-weight: 700; letter-spacing: -.01em; }
.$find { display: flex; align-items: center; gap: 8px; width: 220px; height: 34px; padding: 0 12px; border-radius: 17px; background: #2a3d66; color: #c5d1e8; font-size: 13px; }
.$avatar { display: grid; place-items: center; width: 32px; height: 32px; border-radius: 50%; background: #5fb7a5; color: #08271f; font-weight: 700; font-size: 12px; }
.$chat { position: fixed; right: 20px; bottom: 20px; z-index: 2147483000; display: grid; place-items: center; width: 56px; height: 56px; border: 0; border-radius: 50%; background: #17806d; color: #fff; box-shadow: 0 6px 18px #10203a44; cursor: pointer; }
#root[aria-busy="true"]::before { content: ""; position: fixed; inset: 0 0 auto; height: 3px; background: #5fb7a5; z-index: 20; }
.$shade { position: fixed; inset: 0; z-index: 1300; display: grid; place-items: center; padding: 24px; background: #0e1a3373; }
.$paper { background: #fff; border-radius: 14px; box-shadow: 0 20px 60px #0b17304d; }
`;

const chart = `
.$header { display: grid; grid-template-columns: minmax(260px, 1.5fr) 2fr; gap: 28px; padding: 18px 24px; background: #fff; border-bottom: 1px solid #e2e8f1; }
.$who { display: flex; gap: 14px; } .$face { display: grid; place-items: center; width: 52px; height: 52px; border-radius: 14px; background: #e2ebfa; color: #2854a0; font-size: 18px; font-weight: 700; flex: none; }
.$name { display: flex; align-items: center; flex-wrap: wrap; font-size: 20px; line-height: 1.3; font-weight: 650; }
.$name > span { white-space: pre-wrap; } .$nick { color: #5d6b82; font-weight: 500; }
.$facts { display: flex; flex-wrap: wrap; gap: 4px 22px; margin-top: 6px; } .$age { color: #5d6b82; }
.$demographics { display: grid; grid-template-columns: repeat(auto-fill, minmax(180px, 1fr)); gap: 10px 20px; align-content: center; }
.$pair { display: flex; flex-direction: column; min-width: 0; overflow-wrap: anywhere; }
.$compact { display: none; padding: 12px 16px; background: #fff; }
.$columns { display: grid; grid-template-columns: 216px minmax(0, 1fr); gap: 24px; padding: 24px; max-width: 1320px; }
.$side a { display: block; padding: 8px 12px; border-radius: 8px; color: #344360; font-weight: 500; } .$side a:hover { background: #e9eef6; text-decoration: none; }
.$side a[aria-current] { background: #e1ebfb; color: #1b4f9f; font-weight: 650; }
.$side h2 { padding: 20px 12px 6px; }
.$sectionTitle { display: flex; align-items: center; justify-content: space-between; gap: 16px; margin-bottom: 16px; } .$sectionTitle h2 { font-size: 22px; }
.$stack { display: grid; gap: 16px; } .$stack h3 { font-size: 16px; margin-bottom: 10px; display: flex; align-items: center; gap: 6px; }
.$muted { color: #5d6b82; } .$muted svg { width: 15px; height: 15px; }
.$identifiers { display: grid; gap: 2px; max-width: 520px; margin-top: 12px; }
.$identifier { display: grid; grid-template-columns: 28px 1fr 1fr; padding: 9px 12px; border-radius: 8px; background: #f6f8fb; } .$identifier svg { color: #17806d; } .$identifier[data-empty] svg { color: #b4690e; }
.$or { padding: 4px 12px; color: #5d6b82; font-weight: 600; }
.$menu { position: relative; } .$menuList { position: absolute; right: 0; top: 42px; z-index: 10; display: grid; min-width: 250px; padding: 6px; border: 1px solid #e2e8f1; border-radius: 10px; background: #fff; box-shadow: 0 10px 30px #0b173026; } .$menuList[hidden] { display: none; }
.$menuList button { padding: 9px 12px; border: 0; border-radius: 6px; background: none; text-align: left; cursor: pointer; } .$menuList button:hover { background: #eef3fb; }
.$grid { display: grid; grid-template-columns: minmax(170px, 1.3fr) 1.3fr 1.3fr 1.3fr; overflow-x: auto; }
.$line, .$group { display: contents; } .$cell { padding: 12px 10px; border-top: 1px solid #e8edf4; overflow-wrap: anywhere; } .$head { padding: 8px 10px; }
.$pending { display: inline-flex; align-items: center; gap: 6px; color: #8a5200; font-weight: 600; }
.$ask { width: 480px; padding: 24px; display: grid; gap: 14px; } .$ask h2 { font-size: 18px; } .$ask label { display: grid; gap: 4px; } .$actions { display: flex; justify-content: flex-end; gap: 10px; }
@media (max-width: 640px) { .$find { display: none; } .$header { display: none; } .$compact { display: block; } .$columns { grid-template-columns: 1fr; } }
`;

const calendar = `
.$day { display: grid; grid-template-columns: 236px minmax(0, 1fr); gap: 20px; padding: 20px 24px; }
.$dayTitle { display: flex; align-items: center; gap: 6px; margin-bottom: 14px; } .$dayTitle h1 { font-size: 22px; margin-right: 10px; }
.$board { display: grid; grid-template-columns: 64px repeat(3, minmax(0, 1fr)); padding: 0; overflow: hidden; }
.$boardHead { padding: 10px 12px; border-bottom: 1px solid #e2e8f1; border-left: 1px solid #eef2f7; font-weight: 650; }
.$hours, .$lane { position: relative; } .$lane { border-left: 1px solid #eef2f7; background: repeating-linear-gradient(#fff 0 63px, #eef2f7 63px 64px); }
.$hours span { position: absolute; right: 10px; color: #5d6b82; font-size: 12px; }
.$entry { position: absolute; left: 5px; right: 5px; height: 46px; padding: 5px 10px; border: 1px solid #bcd2f3; border-left: 4px solid #2463c8; border-radius: 8px; background: #eaf2ff; text-align: left; cursor: pointer; overflow: hidden; } .$entry:hover { background: #dce9ff; }
.$entry span { display: block; font-size: 12px; line-height: 1.35; color: #44546f; } .$entry .$entryName { font-size: 13px; font-weight: 650; color: #1d2939; white-space: nowrap; text-overflow: ellipsis; overflow: hidden; }
.$rooms li { padding: 9px 0; border-top: 1px solid #eef2f7; } .$rooms li div { color: #5d6b82; font-size: 12px; } .$rooms h2 { font-size: 15px; margin-bottom: 8px; }
.$float { position: relative; width: min(900px, 100%); max-height: 100%; overflow: auto; padding: 0; border: 0; color: inherit; } .$float iframe { display: block; width: 100%; height: min(752px, calc(100vh - 48px)); border: 0; }
dialog.$float { position: fixed; margin: auto; max-height: calc(100% - 48px); }
dialog.$float::backdrop { background: #0e1a3373; } .$waiting { padding: 0 24px 28px; min-height: 420px; } .$waiting .$top { margin: 0 -24px 12px; }
`;

const appointment = `
.$window { display: grid; background: #fff; color: #1d2939; font: 14px/1.45 Inter, system-ui, "Segoe UI", Roboto, sans-serif; }
.$top { display: flex; align-items: center; justify-content: space-between; padding: 16px 20px 8px 24px; } .$top h2 { font-size: 19px; }
.$tabs { display: flex; gap: 2px; padding: 0 18px; border-bottom: 1px solid #e2e8f1; overflow-x: auto; }
.$tabs button { padding: 9px 8px; border: 0; border-bottom: 2px solid transparent; background: none; color: #4a5872; font-size: 13px; white-space: nowrap; cursor: pointer; } .$tabs button[aria-selected="true"] { border-color: #2463c8; color: #1b4f9f; font-weight: 650; }
.$inside { display: grid; gap: 14px; padding: 16px 24px; } .$types { display: flex; flex-wrap: wrap; align-items: center; gap: 8px; }
.$type { display: inline-flex; align-items: center; gap: 6px; padding: 5px 12px; border: 1px solid #d3dbe7; border-radius: 16px; } .$type input { margin: 0; }
.$banner { display: flex; flex-wrap: wrap; gap: 4px 22px; padding: 9px 14px; border-radius: 8px; background: #fff6e5; color: #6a4300; } .$banner svg { width: 16px; height: 16px; }
.$form { display: grid; grid-template-columns: repeat(4, minmax(0, 1fr)); gap: 12px 16px; align-items: start; } .$field { display: grid; gap: 4px; align-content: start; min-width: 0; } .$wide { grid-column: span 2; } .$full { grid-column: 1 / -1; }
.$value { min-height: 36px; padding-top: 7px; overflow-wrap: anywhere; } .$hint { font-size: 12px; color: #5d6b82; }
.$picker { display: flex; align-items: center; gap: 6px; } .$combo { flex: 1; min-width: 0; display: flex; align-items: center; min-height: 36px; padding: 3px 8px; border: 1px solid #c9d2df; border-radius: 8px; }
.$chip { max-width: 100%; padding: 3px 10px; border-radius: 14px; background: #e1ebfb; color: #1b4f9f; font-weight: 600; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.$consents { display: flex; flex-wrap: wrap; gap: 4px 20px; } .$foot { display: flex; align-items: center; gap: 20px; padding: 14px 24px; border-top: 1px solid #e2e8f1; } .$foot .$button { margin-left: auto; }
.$alone { max-width: 940px; margin: 24px auto; overflow: hidden; padding: 0; }
`;

/** A full page needs all of this. */
export const pageStyle: string = base + shell + chart + calendar + appointment;

/** The window's own HTML brings this along, since a frame's document has no style sheet of the page. */
export const windowStyle: string = base + appointment;
