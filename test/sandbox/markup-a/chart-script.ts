/**
 * The address changes first and the patient's data arrive later, so for a moment one patient stands under another's
 * address; the extension must survive that. The header is drawn twice, as by a framework's digest.
 */
export const CHART_SCRIPT = `
(function () {
  var PARTS = ['patient-header', 'sidebar', 'content1'];
  var turn = 0;

  function redrawHeader() {
    setTimeout(function () {
      var rows = document.querySelector('#patient-header tbody');
      if (rows) rows.replaceWith(rows.cloneNode(true));
    }, 50);
  }

  function swapIn(next) {
    PARTS.forEach(function (id) {
      document.getElementById(id).replaceWith(document.adoptNode(next.getElementById(id)));
    });
    redrawHeader();
  }

  function load(href) {
    var mine = ++turn;
    fetch(href, { headers: { 'X-Requested-With': 'XMLHttpRequest' }, credentials: 'same-origin' })
      .then(function (answer) { return answer.text(); })
      .then(function (text) {
        if (mine !== turn) return;
        var next = new DOMParser().parseFromString(text, 'text/html');
        var whole = PARTS.every(function (id) { return next.getElementById(id); });
        if (whole) swapIn(next);
        else location.replace(href);
      })
      .catch(function () {
        if (mine === turn) location.replace(href);
      });
  }

  function setMissing(shown) {
    document.querySelectorAll('#missing-identifiers, .modal-backdrop').forEach(function (node) {
      node.hidden = !shown;
    });
  }

  document.addEventListener('click', function (event) {
    var hit = event.target.closest('a, button');
    var group = hit && hit.closest('.btn-group');
    document.querySelectorAll('.btn-group.open').forEach(function (open) {
      if (open !== group) open.classList.remove('open');
    });
    if (!hit) return;
    if (hit.matches('.dropdown-toggle')) group.classList.toggle('open');
    if (hit.matches('.ask-identifiers')) setMissing(true);
    if (hit.matches('#missing-identifiers .dismiss')) setMissing(false);
    if (hit.getAttribute('href') === '#') event.preventDefault();
    if (!hit.matches('a.ng-push') || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    history.pushState(null, '', hit.href);
    load(hit.href);
  });

  window.addEventListener('popstate', function () { load(location.href); });
  redrawHeader();
})();
`;
