import type { Handlers } from '../../messages/router.ts';
import type { ConnectionPorts } from './connection.ts';
import type { PracticeHosts } from './practice-host.ts';
import { exportDesk, importDesk } from './second-desk.ts';

interface Needs {
  connection: ConnectionPorts;
  hosts: Pick<PracticeHosts, 'own' | 'confirm'>;
  changed(): Promise<void>;
}

/** The settings page writes the file for another computer, and takes one. */
export function secondDeskHandlers(opening: Promise<Needs>): Pick<Handlers, 'exportDesk' | 'importDesk'> {
  return {
    async exportDesk({ passphrase }) {
      const { connection, hosts } = await opening;
      return exportDesk(connection, hosts, passphrase);
    },
    async importDesk({ text, passphrase }) {
      const { connection, hosts, changed } = await opening;
      const taken = await importDesk(connection, hosts, text, passphrase);
      await changed();
      return taken;
    },
  };
}
