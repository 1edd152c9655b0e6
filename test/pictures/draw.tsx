import '../../components/panel/home.css';
import { PICTURE_STATES, type PictureState } from './cases.ts';
import { drawHome } from './drawn-home.tsx';

/** Draws one case, which the address names. */

const wanted = new URLSearchParams(location.search);
const state: PictureState = PICTURE_STATES.find((one) => one === wanted.get('state')) ?? 'usual';
const root = document.getElementById('app');
if (root)
  void drawHome(root, state, Number(wanted.get('rows') ?? 42)).then(() => {
    document.body.dataset['drawn'] = 'true';
  });
