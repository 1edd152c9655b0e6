import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { watchPage } from '../../../lib/ehr/page/watch-page.ts';
import { openPage } from './open-page.ts';

async function watched(html: string) {
  const document = await openPage(html);
  const ending = new AbortController();
  onTestFinished(() => ending.abort());
  const [onChange, onNavigation, onIdentityChange] = [vi.fn(), vi.fn(), vi.fn()];
  const onStir = vi.fn();
  const hear = { onChange, onNavigation, onIdentityChange, onStir };
  const watch = watchPage({ document, signal: ending.signal, ...hear });
  return { document, ending, watch, ...hear };
}

const until = { timeout: 3_000, interval: 10 };

describe('changes', () => {
  test('a burst of changes is one call', async () => {
    const { document, onChange } = await watched('<ul></ul>');
    for (let row = 0; row < 500; row += 1) document.querySelector('ul')?.append(document.createElement('li'));
    await vi.waitFor(() => expect(onChange).toHaveBeenCalled(), until);
    expect(onChange).toHaveBeenCalledTimes(1);
  });

  test('of ten thousand in a hundred tasks a few are heard of, and fewer are looked at', async () => {
    const { document, onChange, onStir } = await watched('<table></table>');
    const table = document.querySelector('table');
    const began = performance.now();
    for (let task = 0; task < 100; task += 1) {
      for (let each = 0; each < 100; each += 1) table?.replaceChildren(`${task} ${each}`);
      await scheduler.postTask(() => undefined);
    }
    const took = performance.now() - began;
    // A pause between two of them is 20 ms at first and 400 ms in the end.
    expect(onStir.mock.calls.length).toBeLessThanOrEqual(8 + took / 400);
    expect(onChange.mock.calls.length).toBeLessThanOrEqual(2 + took / 500);
    await vi.waitFor(() => expect(onChange).toHaveBeenCalled(), until);
  });

  test('what comes and goes beside the body is none, and a window’s resize is only a reason to look', async () => {
    const { document, onChange, onStir } = await watched('<p>Born</p>');
    await vi.waitFor(() => expect(onChange).toHaveBeenCalled(), until);
    onStir.mockClear();
    const ours = document.documentElement.appendChild(document.createElement('div'));
    ours.popover = 'manual';
    ours.showPopover();
    await vi.waitFor(() => expect(ours.matches(':popover-open')).toBe(true), until);
    onChange.mockClear();
    document.defaultView?.dispatchEvent(new Event('resize'));
    await vi.waitFor(() => expect(onChange).toHaveBeenCalled(), until);
    ours.remove();
    expect(onStir).not.toHaveBeenCalled();
    document.querySelector('p')?.append('x');
    await vi.waitFor(() => expect(onStir).toHaveBeenCalled(), until);
  });

  test('a page that never rests is still read within half a second', async () => {
    const { document, onChange } = await watched('<p></p>');
    const started = performance.now();
    const timer = setInterval(() => document.querySelector('p')?.append('x'), 20);
    onTestFinished(() => clearInterval(timer));
    await vi.waitFor(() => expect(onChange).toHaveBeenCalled(), until);
    // The rule is 500 ms, and the rest is for a slow machine.
    expect(performance.now() - started).toBeLessThan(1_500);
  });

  test('a window that fills in a frame is noticed', async () => {
    const { document, onChange } = await watched('<iframe srcdoc="<p></p>"></iframe>');
    const inner = document.querySelector('iframe')?.contentDocument;
    inner?.querySelector('p')?.append('Schedule Appointment');
    await vi.waitFor(() => expect(onChange).toHaveBeenCalled(), until);
  });

  test('a value set by script shows up after the page has settled', async () => {
    const { document, onChange } = await watched('<input><p></p>');
    const seen: string[] = [];
    onChange.mockImplementation(() => seen.push(document.querySelector('input')?.value ?? ''));
    document.querySelector('p')?.append('window opens');
    await vi.waitFor(() => expect(seen).toHaveLength(1), until);
    const input = document.querySelector('input');
    if (input) input.value = 'Tim Patient - 06/05/2003';
    await vi.waitFor(() => expect(seen.at(-1)).toBe('Tim Patient - 06/05/2003'), until);
  });

  test('a hidden page is left alone until it is seen again', async () => {
    const { document, onChange } = await watched('<p></p>');
    let hidden = true;
    const asked = vi.fn(() => hidden);
    Object.defineProperty(document, 'hidden', { get: asked, configurable: true });
    document.querySelector('p')?.append('x');
    await vi.waitFor(() => expect(asked).toHaveBeenCalled(), until);
    expect(onChange).not.toHaveBeenCalled();
    hidden = false;
    document.dispatchEvent(new Event('visibilitychange'));
    expect(onChange).toHaveBeenCalledTimes(1);
  });

  test('a page that comes back from the back/forward cache is read at once', async () => {
    const { document, onChange } = await watched('<p></p>');
    document.defaultView?.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    expect(onChange).toHaveBeenCalledTimes(1);
  });

  test.each(['toggle', 'close', 'input', 'change'])(
    '%s of an element is a change, also where nobody above it hears of it',
    async (type) => {
      const { document, onChange } = await watched('<p></p>');
      document.querySelector('p')?.dispatchEvent(new Event(type));
      await vi.waitFor(() => expect(onChange).toHaveBeenCalled(), until);
    },
  );

  test('nothing is called once the signal has ended', async () => {
    const { document, ending, onChange, onIdentityChange, watch } = await watched('<p>Jenny Harris</p>');
    watch.guard([...document.querySelectorAll('p')]);
    document.querySelector('p')?.append('x');
    ending.abort();
    const other = vi.fn();
    watchPage({ document, signal: new AbortController().signal, onChange: other, onNavigation: vi.fn() });
    document.querySelector('p')?.append('y');
    await vi.waitFor(() => expect(other).toHaveBeenCalled(), until);
    expect(onChange).not.toHaveBeenCalled();
    expect(onIdentityChange).not.toHaveBeenCalled();
  });
});

describe('navigation', () => {
  test.each(['pushState', 'replaceState'] as const)('%s is told at once', async (way) => {
    // The test uses its own page, because a page that is made of text alone has no address to change.
    const { href } = location;
    const ending = new AbortController();
    onTestFinished(() => {
      ending.abort();
      history.replaceState(null, '', href);
    });
    const onNavigation = vi.fn();
    watchPage({ document, signal: ending.signal, onChange: vi.fn(), onNavigation });
    history[way](null, '', `${href}#next`);
    expect(onNavigation).toHaveBeenCalledTimes(1);
    history[way](null, '', location.href);
    expect(onNavigation).toHaveBeenCalledTimes(1);
  });
});

describe('the elements a reading rests on', () => {
  const changes: [string, (element: HTMLElement) => void][] = [
    ['its text', (element) => element.replaceChildren('Amy Pond')],
    ['its leaving', (element) => element.remove()],
    ['its being hidden', (element) => element.setAttribute('style', 'display:none')],
    ['its parent being replaced', (element) => element.parentElement?.replaceWith('gone')],
  ];
  test.each(changes)('%s is told before the next frame, once', async (_, change) => {
    const { document, watch, onIdentityChange } = await watched('<div><h2>Jenny Harris</h2></div><p></p>');
    const heading = document.querySelector('h2');
    if (!heading) throw new Error('no heading');
    watch.guard([heading]);
    change(heading);
    await Promise.resolve();
    expect(onIdentityChange).toHaveBeenCalledTimes(1);
    document.querySelector('p')?.append('x');
    await Promise.resolve();
    expect(onIdentityChange).toHaveBeenCalledTimes(1);
  });

  test('typing into a guarded field is told', async () => {
    const { document, watch, onIdentityChange } = await watched('<input value="Jenny">');
    const input = document.querySelector('input');
    if (!input) throw new Error('no input');
    watch.guard([input]);
    input.value = 'Amy';
    input.dispatchEvent(new Event('input', { bubbles: true }));
    expect(onIdentityChange).toHaveBeenCalledTimes(1);
  });

  test('changes elsewhere are not', async () => {
    const { document, watch, onChange, onIdentityChange } = await watched('<h2>Jenny Harris</h2><p></p>');
    watch.guard([...document.querySelectorAll('h2')]);
    document.querySelector('p')?.append('x');
    await vi.waitFor(() => expect(onChange).toHaveBeenCalled(), until);
    expect(onIdentityChange).not.toHaveBeenCalled();
  });
});

describe('how soon a page is read', () => {
  test('right after the next frame, at first', async () => {
    const { onChange } = await watched('<p></p>');
    expect(onChange).not.toHaveBeenCalled();
    await vi.waitFor(() => expect(onChange).toHaveBeenCalledTimes(1), until);
  });

  async function timed() {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    onTestFinished(() => void vi.useRealTimers());
    const watching = await watched('<p></p>');
    const change = async () => {
      watching.document.querySelector('p')?.append('x');
      // The observer is told between two turns.
      await Promise.resolve();
    };
    /** Let so much time pass, and then a frame be drawn: a page is read right after one. */
    const pass = async (milliseconds: number) => {
      await vi.advanceTimersByTimeAsync(milliseconds);
      await new Promise(requestAnimationFrame);
      await scheduler.postTask(() => undefined, { priority: 'background' });
    };
    // The first looks are over.
    for (const wait of [0, 600, 2_500]) await pass(wait);
    watching.onChange.mockClear();
    const reads = () => watching.onChange.mock.calls.length;
    const guard = () => watching.watch.guard([...watching.document.querySelectorAll('p')]);
    return { change, pass, reads, guard, onChange: watching.onChange };
  }

  test('a tenth of a second of rest after the last change, and twice more for what leaves no trace', async () => {
    const { change, pass, reads } = await timed();
    await change();
    // For the first 20 ms the page is not observed, so it counts as restless.
    await pass(119);
    expect(reads()).toBe(0);
    await pass(1);
    expect(reads()).toBe(1);
    await pass(599);
    expect(reads()).toBe(1);
    await pass(1);
    expect(reads()).toBe(2);
    await pass(2_499);
    expect(reads()).toBe(2);
    await pass(1);
    expect(reads()).toBe(3);
    await pass(60_000);
    expect(reads()).toBe(3);
  });

  test('half a second after the first change, where changes go on', async () => {
    const { change, pass, reads } = await timed();
    for (let passed = 0; passed < 480; passed += 40) {
      await change();
      await pass(40);
    }
    expect(reads()).toBe(0);
    await change();
    await pass(20);
    expect(reads()).toBe(1);
  });

  test('in the next frame, where whoever is shown may be somebody else', async () => {
    const { change, pass, reads, guard } = await timed();
    guard();
    await change();
    await pass(0);
    expect(reads()).toBe(1);
    // A page that changes whom it is about in every frame is read as one that never rests.
    guard();
    await change();
    await pass(0);
    expect(reads()).toBe(1);
    await pass(140);
    expect(reads()).toBe(2);
  });

  test('less and less often, where reading takes long and changes go on', async () => {
    const { change, pass, reads, onChange } = await timed();
    onChange.mockImplementation(() => vi.advanceTimersByTime(15));
    const during = async (milliseconds: number) => {
      const before = reads();
      for (let passed = 0; passed < milliseconds; passed += 100) {
        await change();
        await pass(100);
      }
      return reads() - before;
    };
    const [first, second] = [await during(4_000), await during(12_000)];
    expect(first).toBeGreaterThan(1);
    // At most 3.5 ms in a second, but a look every two seconds and a half whatever it costs.
    expect(second).toBeLessThanOrEqual(6);
    expect(second).toBeGreaterThanOrEqual(4);
  });
});
