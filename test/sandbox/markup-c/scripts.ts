/**
 * A new page is not put in the old one's place: elements and texts that stand where they stood stay, and only what they
 * say is changed, as in a page that a view library keeps.
 */
const patching = `
function patch(old, next) {
  if (old.nodeType !== next.nodeType || old.nodeName !== next.nodeName) { old.replaceWith(next); return; }
  if (old.nodeType !== Node.ELEMENT_NODE) { if (old.data !== next.data) old.data = next.data; return; }
  for (const { name } of [...old.attributes]) if (!next.hasAttribute(name)) old.removeAttribute(name);
  for (const { name, value } of next.attributes) if (old.getAttribute(name) !== value) old.setAttribute(name, value);
  const children = [...next.childNodes];
  while (old.childNodes.length > children.length) old.lastChild.remove();
  children.forEach((child, at) => { old.childNodes[at] ? patch(old.childNodes[at], child) : old.append(child); });
  if (old.nodeName === 'INPUT') old.value = next.value;
}
`;

/** These are the menu of Enable Patient Access and the dialog of missing identifiers. */
const controls = `
document.addEventListener('click', (event) => {
  const button = event.target instanceof Element ? event.target.closest('button') : null;
  for (const list of document.querySelectorAll('[data-t] + div'))
    list.hidden = !(button === list.previousElementSibling && list.hidden);
  if (button?.matches('[data-o]')) document.querySelector('dialog')?.showModal();
  if (button?.matches('dialog [data-x]')) button.closest('dialog').close();
});
`;

/** The address changes at once, and the chart that was shown stays on the screen until the next one has arrived. */
const navigation = `
(() => {
  const root = document.querySelector('[data-r]');
  let turn = 0;
  async function show(href) {
    const mine = ++turn;
    try {
      const answer = await fetch(href, { headers: { 'X-Requested-With': 'XMLHttpRequest' } });
      const text = await answer.text();
      if (mine !== turn) return;
      const next = new DOMParser().parseFromString(text, 'text/html').querySelector('[data-r]');
      if (!answer.ok || next === null) { location.replace(href); return; }
      document.querySelector('dialog[open]')?.close();
      patch(root, next);
      scrollTo(0, 0);
    } catch {
      if (mine === turn) location.replace(href);
    }
  }
  document.addEventListener('click', (event) => {
    if (event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey) return;
    const link = event.target instanceof Element ? event.target.closest('[data-r] a') : null;
    if (link === null || link.origin !== location.origin) return;
    if (!/^\\/(chart|patients)\\/\\d/.test(link.pathname)) return;
    event.preventDefault();
    history.pushState(null, '', link.href);
    show(link.href);
  });
  addEventListener('popstate', () => show(location.href));
})();
`;

/** One panel shows one visit after the other: a visit that is opened later is written over the one before. */
const panel = `
(() => {
  const { v: opens, w: delay } = document.querySelector('[data-v]').dataset;
  const waiting = document.querySelector('template');
  let box = null;
  let turn = 0;
  const later = () => new Promise((done) => setTimeout(done, Number(delay)));
  function close() { turn += 1; box?.remove(); box = null; }
  function listen(target) {
    target.addEventListener('click', (event) => { if (event.target.closest?.('[data-x]')) close(); });
  }
  listen(document);
  function empty() {
    const native = opens === 'modalDialog';
    const made = document.createElement(native ? 'dialog' : 'div');
    made.className = native ? 'w0' : 'sd w0';
    made.append(waiting.content.cloneNode(true));
    document.body.append(made);
    if (native) { made.addEventListener('close', close); made.showModal(); }
    return made;
  }
  async function fill(href, mine) {
    const [answer] = await Promise.all([fetch(href, { headers: { 'X-Requested-With': 'XMLHttpRequest' } }), later()]);
    const next = document.createElement('div');
    next.innerHTML = answer.ok ? await answer.text() : '<div class="p16">This visit could not be loaded.</div>';
    if (mine !== turn || box === null) return;
    patch(box.firstElementChild, next.firstElementChild);
  }
  async function frame(href, mine) {
    await later();
    if (mine !== turn || box === null) return;
    const inner = document.createElement('iframe');
    inner.className = 'fl';
    inner.addEventListener('load', () => listen(inner.contentDocument));
    inner.src = href;
    box.replaceChildren(inner);
  }
  document.addEventListener('click', (event) => {
    const entry = event.target instanceof Element ? event.target.closest('[data-k]') : null;
    if (entry === null) return;
    const mine = ++turn;
    box ??= empty();
    const href = '/sandbox-ehr/appointments/' + encodeURIComponent(entry.dataset.k) + '/window';
    opens === 'frame' ? frame(href, mine) : fill(href, mine);
  });
})();
`;

/** Each kind of page carries its own scripts; the page of one visit needs none. */
export const scripts = { chart: patching + controls + navigation, calendar: patching + panel, visit: '' };
