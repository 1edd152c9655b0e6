/** These scripts stay alive while the content of `#root` is replaced, so they listen on the document. */

/** This runs the drop-down menus and the close buttons of the page's own dialogs. */
const controls = `
document.addEventListener('click', (event) => {
  if (!(event.target instanceof Element)) return;
  const opener = event.target.closest('[aria-haspopup="menu"]');
  for (const list of document.querySelectorAll('[role="menu"]')) {
    const own = document.querySelector('[aria-controls="' + list.id + '"]');
    const open = own === opener && list.hidden;
    list.hidden = !open;
    own?.setAttribute('aria-expanded', String(open));
  }
  if (event.target.closest('.$dismiss')) event.target.closest('.$shade')?.remove();
});`;

/**
 * In-app navigation changes the address first and the content later. Within one chart the header stays and the section
 * becomes a skeleton; on the way to another chart the old chart stays until the new one is here.
 */
const navigation = `
(() => {
  const root = document.getElementById('root');
  const chartOf = (path) => path.split('/').slice(0, 3).join('/');
  let shown = location.pathname;
  let turn = 0;
  async function show(href) {
    const mine = ++turn;
    root.setAttribute('aria-busy', 'true');
    if (chartOf(new URL(href, location.href).pathname) === chartOf(shown)) {
      const section = root.querySelector('main');
      section?.replaceChildren(...[70, 95, 88, 60].map((width) => {
        const bone = document.createElement('div');
        bone.className = '$bone';
        bone.style.width = width + '%';
        return bone;
      }));
    }
    try {
      const response = await fetch(href, { headers: { 'X-Requested-With': 'XMLHttpRequest' } });
      const text = await response.text();
      if (mine !== turn) return;
      const next = new DOMParser().parseFromString(text, 'text/html').getElementById('root');
      if (!response.ok || next === null) { location.assign(href); return; }
      root.replaceChildren(...next.childNodes);
      root.removeAttribute('aria-busy');
      shown = new URL(href, location.href).pathname;
      scrollTo(0, 0);
    } catch {
      if (mine === turn) location.assign(href);
    }
  }
  document.addEventListener('click', (event) => {
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
    const link = event.target instanceof Element ? event.target.closest('a.$soft') : null;
    if (link === null || link.origin !== location.origin) return;
    event.preventDefault();
    history.pushState({}, '', link.href);
    void show(link.href);
  });
  addEventListener('popstate', () => void show(location.href));
})();`;

/** This opens an entry's window: a skeleton comes first, and the fields come after the delay that the page names. */
const entries = `
(() => {
  const board = document.querySelector('.$board');
  const opens = board.dataset.opens;
  const delay = Number(board.dataset.delay);
  let portal = null;
  const later = () => new Promise((done) => setTimeout(done, delay));
  function close() { portal?.remove(); portal = null; }
  function listen(target) {
    target.addEventListener('click', (event) => { if (event.target.closest?.('.$dismissWindow')) close(); });
    target.addEventListener('keydown', (event) => { if (event.key === 'Escape' && opens !== 'modalDialog') close(); });
  }
  listen(document);
  async function fill(box, href) {
    const [response] = await Promise.all([fetch(href, { headers: { 'X-Requested-With': 'XMLHttpRequest' } }), later()]);
    const text = await response.text();
    if (!box.isConnected) return;
    if (response.ok) box.innerHTML = text;
    else box.querySelector('.$waiting').append('This appointment could not be loaded.');
    box.querySelector('.$dismissWindow')?.focus();
  }
  async function frame(box, href) {
    await later();
    if (!box.isConnected) return;
    const inner = document.createElement('iframe');
    inner.title = 'Appointment';
    inner.addEventListener('load', () => { box.querySelector('.$waiting')?.remove(); listen(inner.contentDocument); });
    inner.src = href;
    box.append(inner);
  }
  function open(href) {
    close();
    portal = document.createElement('div');
    const native = opens === 'modalDialog';
    const box = document.createElement(native ? 'dialog' : 'div');
    box.className = '$float $paper';
    box.setAttribute('aria-label', 'Schedule Appointment');
    box.append(document.getElementById('waiting').content.cloneNode(true));
    if (native) {
      box.addEventListener('close', close);
      portal.append(box);
    } else {
      box.setAttribute('role', 'dialog');
      box.setAttribute('aria-modal', 'true');
      portal.className = '$shade';
      portal.append(box);
    }
    document.body.append(portal);
    if (native) box.showModal();
    box.querySelector('.$dismissWindow').focus();
    void (opens === 'frame' ? frame(box, href) : fill(box, href));
  }
  board.addEventListener('click', (event) => {
    const entry = event.target.closest('.$entry');
    if (entry !== null) open('/sandbox-ehr/appointments/' + encodeURIComponent(entry.dataset.key) + '/window');
  });
})();`;

/** A full page has no window to close, so the button leads back to the calendar. */
const alone = `
document.querySelector('.$dismissWindow')?.addEventListener('click', () => location.assign('/appointments'));`;

/** Each kind of page carries its own scripts. */
export const scripts = { chart: controls + navigation, calendar: entries, appointment: alone };
