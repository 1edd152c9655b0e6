/**
 * This script opens appointment windows. A window is empty at first, then it has labels without values, and the values
 * come last. A second window may open beside the first, so no window covers the entries.
 */
export const CALENDAR_SCRIPT = `
(function () {
  var settings = window.calendarSettings;
  var opened = 0;
  var WAITING = '<div class="modal-waiting"><div class="modal-header">' +
    '<button type="button" class="close" aria-label="Close">\\u00d7</button><h3>Schedule Appointment</h3></div>' +
    '<p class="muted">Loading\\u2026</p></div>';

  function emptyWindow() {
    var native = settings.opens === 'modalDialog';
    var shell = document.createElement(native ? 'dialog' : 'div');
    shell.className = 'modal modal-window';
    if (!native) shell.setAttribute('role', 'dialog');
    shell.setAttribute('aria-label', 'Schedule Appointment');
    var step = (opened++ % 4) * 18;
    var room = Math.max(10, document.documentElement.clientWidth - 740);
    shell.style.left = Math.min(320 + step, room) + 'px';
    shell.style.right = 'auto';
    shell.style.top = 48 + step + 'px';
    shell.innerHTML = WAITING;
    document.body.appendChild(shell);
    if (native) {
      shell.addEventListener('close', function () { shell.remove(); });
      shell.showModal();
    }
    return shell;
  }

  function fillLate(shell, text) {
    var holder = document.createElement('template');
    holder.innerHTML = text;
    var held = Array.from(holder.content.querySelectorAll('.ng-binding'), function (cell) {
      var values = document.createDocumentFragment();
      values.append.apply(values, Array.from(cell.childNodes));
      return { cell: cell, values: values };
    });
    var note = document.createElement('span');
    note.className = 'muted';
    note.textContent = ' Loading\\u2026';
    var title = holder.content.querySelector('.modal-header h3');
    if (title) title.append(note);
    shell.replaceChildren(holder.content);
    setTimeout(function () {
      note.remove();
      held.forEach(function (pair) { pair.cell.append(pair.values); });
    }, settings.fillDelay);
  }

  function openFetched(address) {
    var shell = emptyWindow();
    fetch(address, { headers: { 'X-Requested-With': 'XMLHttpRequest' }, credentials: 'same-origin' })
      .then(function (answer) {
        if (!answer.ok) throw new Error('no window');
        return answer.text();
      })
      .then(function (text) { if (shell.isConnected) fillLate(shell, text); })
      .catch(function () {
        var note = shell.querySelector('.modal-waiting p');
        if (note) note.textContent = 'The appointment could not be loaded.';
      });
  }

  function openFramed(address) {
    var shell = emptyWindow();
    setTimeout(function () {
      if (!shell.isConnected) return;
      var frame = document.createElement('iframe');
      frame.className = 'modal-frame';
      frame.title = 'Schedule Appointment';
      frame.hidden = true;
      frame.addEventListener('load', function () {
        shell.querySelector('.modal-waiting').remove();
        frame.hidden = false;
      }, { once: true });
      frame.src = address;
      shell.append(frame);
    }, settings.fillDelay);
  }

  document.addEventListener('click', function (event) {
    var entry = event.target.closest('.appt-entry');
    if (!entry) return;
    var address = '/sandbox-ehr/appointments/' + encodeURIComponent(entry.dataset.appointment) + '/window';
    if (settings.opens === 'frame') openFramed(address);
    else openFetched(address);
  });
})();
`;
