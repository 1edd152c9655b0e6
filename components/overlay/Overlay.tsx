import { cardDrawer } from './card-drawer.tsx';
import { Shell, type ShellProps } from './Shell.tsx';

export type OverlayProps = Omit<ShellProps, 'card'>;

/** The whole overlay in one piece: the shell with the card's inside at hand from the start. */
export function Overlay(props: OverlayProps) {
  return <Shell {...props} card={cardDrawer} />;
}
