import { pillShapes } from './icon-shapes.ts';

const shapes = {
  ...pillShapes,
  tick: 'M3 8.5l3.2 3.2L13 5',
  search: 'M7 2.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9zM10.4 10.4 14 14',
  pen: 'M2.8 13.2l.7-3.1 7.4-7.4 2.4 2.4-7.4 7.4zM9.3 4.3l2.4 2.4',
  gear: 'M3 4.5h6M12 4.5h1M3 11.5h1M7 11.5h6M10.5 3v3M5.5 10v3',
} as const;

export type IconName = keyof typeof shapes;

export function Icon({ name }: { name: IconName }) {
  return (
    <svg class={name === 'busy' ? 'icon spin' : 'icon'} viewBox="0 0 16 16" aria-hidden="true">
      <path d={shapes[name]} />
    </svg>
  );
}
