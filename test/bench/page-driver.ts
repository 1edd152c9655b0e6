/** What the bench's pages can do with themselves. */
export interface PageDriver {
  /** Change the page so many times, in tasks of `each` changes. */
  change(count: number, each: number): Promise<void>;
  /** Change the page so many times a second for so long (ms). */
  changeFor(perSecond: number, long: number): Promise<void>;
  /**
   * Put this header in the place of the one before, and go to the address in the same task where there is one. Returns
   * when, in epoch ms.
   */
  show(header: string, address: string | null): number;
}

declare global {
  var bench: PageDriver;
}

/**
 * This runs in the bench's pages as a script of theirs. Each change is one of five that a page makes all day: text is
 * set, a class is toggled, a line is added to a feed, its time is set, the oldest line goes.
 */
export function drivePage(): void {
  let turn = 0;
  const clock = () => document.querySelector('#bench-clock');
  const feed = () => document.querySelector('#bench-feed');
  const changeOnce = () => {
    turn += 1;
    const list = feed();
    switch (turn % 5) {
      case 0:
        clock()?.replaceChildren(`${turn} messages waiting`);
        break;
      case 1:
        list?.classList.toggle('is-new');
        break;
      case 2:
        list?.insertAdjacentHTML('beforeend', '<li><b>Room 4</b> <span>ready</span></li>');
        break;
      case 3: {
        const text = list?.lastElementChild?.lastElementChild?.firstChild;
        if (text) text.nodeValue = `ready since ${turn}`;
        break;
      }
      default:
        if (list && list.children.length > 8) list.firstElementChild?.remove();
        else list?.setAttribute('data-turn', String(turn));
    }
  };
  const changeSome = (count: number) => {
    for (let done = 0; done < count; done += 1) changeOnce();
  };
  globalThis.bench = {
    change: (count, each) =>
      new Promise((resolve) => {
        let left = count;
        const step = () => {
          changeSome(Math.min(each, left));
          left -= each;
          if (left > 0) setTimeout(step, 0);
          else resolve();
        };
        setTimeout(step, 0);
      }),
    changeFor: (perSecond, long) =>
      new Promise((resolve) => {
        const start = performance.now();
        let done = 0;
        const timer = setInterval(() => {
          const passed = Math.min(performance.now() - start, long);
          const due = Math.floor((passed * perSecond) / 1_000);
          changeSome(due - done);
          done = due;
          if (passed < long) return;
          clearInterval(timer);
          resolve();
        }, 1_000 / perSecond);
      }),
    show: (header, address) => {
      document.querySelector('#patient-header')?.insertAdjacentHTML('afterend', header);
      document.querySelector('#patient-header')?.remove();
      if (address !== null) history.pushState(null, '', address);
      return performance.timeOrigin + performance.now();
    },
  };
}
