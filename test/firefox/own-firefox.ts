import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { EXTENSION_ID } from './content-world.ts';
import { firefoxOfMachine } from './firefox.ts';

/** Where this file is, every Firefox of the machine obeys it and none reads a policy of its own. */
const OF_THE_MACHINE = '/etc/firefox/policies/policies.json';

/** A Firefox in a folder of its own, so that its policies are no other Firefox's. */
export interface OwnFirefox {
  executablePath: string;
  /** The folder of its profile. */
  profile: string;
  /** Write the file of its policies, which it reads at its next start. */
  setPolicies(policies: object): void;
  remove(): void;
}

/** Lay links to the files of the machine's Firefox in a folder. Its program is copied: where that lies, it looks. */
export function ownFirefox(): OwnFirefox {
  if (existsSync(OF_THE_MACHINE)) throw new Error(`${OF_THE_MACHINE} decides for every Firefox here.`);
  const program = realpathSync(firefoxOfMachine());
  const folder = mkdtempSync(join(tmpdir(), 'invite-desk-firefox-'));
  const [own, profile] = [join(folder, 'firefox'), join(folder, 'profile')];
  const distribution = join(own, 'distribution');
  for (const made of [own, profile, distribution]) mkdirSync(made);
  for (const name of readdirSync(dirname(program))) {
    if (name === basename(program)) copyFileSync(program, join(own, name));
    else if (name !== 'distribution') symlinkSync(join(dirname(program), name), join(own, name));
  }
  return {
    executablePath: join(own, basename(program)),
    profile,
    setPolicies: (policies) =>
      writeFileSync(join(distribution, 'policies.json'), JSON.stringify({ policies })),
    remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }),
  };
}

/** The policy that installs the archive that was just built, as IT would install the store's. */
export function installing(): object {
  const { name, version } = JSON.parse(readFileSync('package.json', 'utf8'));
  const archive = resolve(`.output/${name}-${version}-firefox.zip`);
  const entry = { installation_mode: 'force_installed', install_url: pathToFileURL(archive).href };
  return { ExtensionSettings: { [EXTENSION_ID]: entry } };
}
