import type { Seat } from './seat.ts';
import type { Known, PressTrick } from './trick.ts';

/**
 * The person does not see the card as it is: the page fades, bends, covers or moves it. In each trick the change is there
 * for long enough to be looked at, and then the person presses where the button stands.
 */

const press = (seat: Seat) => seat.press();

const hidden = (name: string, page: (known: Known) => void | Promise<void>, detail = ''): PressTrick => ({
  name,
  page,
  detail,
  changes: 'card',
  hands: press,
});

const shaded = (property: string, value: string): PressTrick =>
  hidden(
    `${property}: ${value}`,
    ({ detail }) => {
      const [name = '', ...rest] = detail.split(': ');
      attacker.shade(name, rest.join(': '));
    },
    `${property}: ${value}`,
  );

const onHtml = (css: string): PressTrick =>
  hidden(
    `the html element has ${css}`,
    ({ detail }) => attacker.style(`html { ${detail.replaceAll(';', ' !important;')} !important }`),
    css,
  );

const NOTHING = 'linear-gradient(transparent, transparent)';

const shades: PressTrick[] = [
  { ...shaded('opacity', '0.01'), sample: true },
  shaded('filter', 'opacity(0.01)'),
  shaded('clip-path', 'inset(0 100% 0 0)'),
  shaded('mask-image', NOTHING),
  { ...shaded('-webkit-mask-box-image', NOTHING), sample: true },
  shaded('mix-blend-mode', 'difference'),
  shaded('transform', 'scale(-1, 1)'),
  shaded('scale', '0.05'),
  shaded('zoom', '0.1'),
  shaded('content-visibility', 'hidden'),
  shaded('backdrop-filter', 'blur(9px)'),
  onHtml('zoom: 0.3'),
  onHtml('display: none'),
  onHtml('transform: scale(0.2)'),
  onHtml('content-visibility: hidden'),
  hidden('an animation of the page fades the host', () => {
    attacker.host().animate({ opacity: [0.01, 0.01] }, { duration: 1e9, fill: 'forwards' });
    for (const part of attacker.inside().filter((element) => element.matches('.dock')))
      part.animate({ opacity: [0.01, 0.01] }, { duration: 1e9, fill: 'forwards' });
  }),
  hidden('a transition of the page fades the host', () => {
    attacker.style(
      'invite-desk-overlay { transition: opacity 1e9s !important; opacity: 1 } invite-desk-overlay.a { opacity: 0.01 }',
    );
    attacker.host().classList.add('a');
  }),
];

const covers: PressTrick[] = [
  hidden('a picture behind nothing, drawn by the host itself after its content', () =>
    attacker.style(
      'invite-desk-overlay::after { content: "Save"; position: fixed; inset: 0; background: #fff; pointer-events: none }',
    ),
  ),
  {
    ...hidden(
      'glass over the card',
      ({ card }) => void attacker.lay(card, 'pointer-events: none', 'Press here to close this note'),
    ),
    sample: true,
  },
  hidden('glass over everything but the button', ({ card, place }) => {
    attacker.lay({ ...card, height: place.top - card.top }, 'pointer-events: none', 'Save this note?');
    const bottom = place.top + place.height;
    attacker.lay({ ...card, top: bottom, height: card.top + card.height - bottom }, 'pointer-events: none');
  }),
  hidden(
    'glass over the patient’s name alone',
    ({ card }) =>
      void attacker.lay(
        { ...card, height: 28 },
        'pointer-events: none; font-weight: bold',
        'Georgina Dunmallow',
      ),
  ),
  hidden('a cover with a hole for the button', ({ card, place }) => {
    const cover = attacker.lay(card, '', 'Save this note?');
    const [x, y] = [place.left - card.left, place.top - card.top];
    cover.style.clipPath = `path(evenodd, "M0 0H${card.width}V${card.height}H0Z M${x} ${y}h${place.width}v${place.height}h${-place.width}Z")`;
  }),
  hidden('a cover with a hole for each point at which the button was once tested', ({ place }) => {
    const cover = attacker.lay(place, '', 'Save');
    const { width, height } = place;
    const holes = [
      [0.5, 0.5],
      [0.2, 0.5],
      [0.8, 0.5],
      [0.35, 0.25],
      [0.65, 0.75],
    ]
      .map(([x = 0, y = 0]) => `M${width * x - 2} ${height * y - 2}h4v4h-4Z`)
      .join(' ');
    cover.style.clipPath = `path(evenodd, "M0 0H${width}V${height}H0Z ${holes}")`;
  }),
  hidden('glass that is a frame of the page', ({ card }) => {
    const layer = attacker.lay(card, 'pointer-events: none');
    const frame = document.createElement('iframe');
    frame.srcdoc = '<body style="background: #fff">Press here to close this note';
    frame.style.cssText = 'width: 100%; height: 100%; border: 0; pointer-events: none';
    layer.append(frame);
  }),
  hidden('glass that cannot be pressed because it is inert', ({ card }) => {
    attacker.lay(card, '', 'Press here to close this note').inert = true;
  }),
  hidden('a painted backdrop of a popover that lies elsewhere', () => {
    attacker.style('.veil::backdrop { background: #fff; pointer-events: none }');
    attacker.lay({ left: 0, top: 0, width: 20, height: 20 }, '').className = 'veil';
  }),
  hidden('glass inside an element that fills the screen', async ({ card }) => {
    const screen = document.createElement('div');
    document.body.append(screen);
    screen.style.cssText = 'pointer-events: none; background: none';
    const glass = document.createElement('div');
    glass.textContent = 'Press here to close this note';
    glass.style.cssText = `position: fixed; left: ${card.left}px; top: ${card.top}px; width: ${card.width}px; height: ${card.height}px; background: #fff; pointer-events: none`;
    screen.append(glass);
    attacker.style('::backdrop { background: none !important }');
    await screen.requestFullscreen().catch(() => undefined);
  }),
  hidden('a view transition that never ends, with an old picture above everything', async ({ card }) => {
    const lure = document.createElement('div');
    lure.style.cssText = `position: fixed; left: ${card.left}px; top: ${card.top}px; width: ${card.width}px; height: ${card.height}px; background: #fff; view-transition-name: lure`;
    document.body.append(lure);
    attacker.style(
      '::view-transition-group(*), ::view-transition-old(*) { animation-duration: 1e6s !important; animation-delay: 1e6s !important } ::view-transition { pointer-events: none }',
    );
    const { ready } = document.startViewTransition(() => lure.remove());
    await ready.catch(() => undefined);
  }),
  hidden('a cover that comes and goes ten times a second', ({ card }) => {
    const cover = attacker.lay(card, 'pointer-events: none', 'Press here to close this note');
    setInterval(() => {
      cover.style.visibility = 'visible';
      setTimeout(() => {
        cover.style.visibility = 'hidden';
      }, 70);
    }, 100);
  }),
];

const places: PressTrick[] = [
  hidden('the host is taken out of the top layer and covered', ({ card }) => {
    for (const type of ['toggle', 'beforetoggle'])
      window.addEventListener(type, (event) => event.stopImmediatePropagation(), { capture: true });
    attacker.host().hidePopover();
    attacker.lay(card, 'pointer-events: none', 'Press here to close this note');
  }),
  hidden('the host is no popover any more and is covered', ({ card }) => {
    attacker.host().removeAttribute('popover');
    attacker.lay(card, 'pointer-events: none', 'Press here to close this note');
  }),
  {
    ...hidden('the host is moved into a faded element', () => {
      const box = document.createElement('div');
      box.style.opacity = '0.01';
      document.body.append(box);
      box.append(attacker.host());
      attacker.host().showPopover?.();
    }),
    comesBack: true,
  },
  {
    ...hidden('the host is moved into a frame of the page', () => {
      const frame = document.createElement('iframe');
      frame.style.cssText = 'position: fixed; inset: 0; width: 100%; height: 100%; opacity: 0.01; border: 0';
      document.body.append(frame);
      frame.contentDocument?.body.append(attacker.host());
    }),
    comesBack: true,
  },
  {
    ...hidden('the host is taken away, and a picture of the page stands there', ({ card }) => {
      attacker.host().remove();
      attacker.lay(card, '', 'Resend invite');
    }),
    comesBack: true,
  },
  hidden('a modal dialog of the page makes the card inert and lies over it', ({ card }) => {
    const dialog = document.createElement('dialog');
    dialog.textContent = 'Press here to close this note';
    dialog.style.cssText = `position: fixed; inset: auto; margin: 0; left: ${card.left}px; top: ${card.top}px; width: ${card.width}px; height: ${card.height}px; pointer-events: none`;
    document.body.append(dialog);
    dialog.showModal();
  }),
  hidden('a cover that is raised again in each frame', ({ card }) => {
    const cover = attacker.lay(card, 'pointer-events: none', 'Press here to close this note');
    const raise = () => {
      cover.hidePopover();
      cover.showPopover();
      requestAnimationFrame(raise);
    };
    raise();
  }),
  {
    name: 'the pointer of the page is a picture that hides what is under it',
    page() {
      const size = 128;
      const picture = `url('data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}"><rect width="100%" height="100%" fill="white"/></svg>') 64 64, auto`;
      attacker.style(`html, invite-desk-overlay { cursor: ${picture} !important }`);
      for (const part of attacker.inside())
        if (part instanceof HTMLElement) part.style.setProperty('cursor', picture, 'important');
    },
    changes: 'pointer',
    hands: press,
  },
];

export const visibility: PressTrick[] = [...shades, ...covers, ...places];
