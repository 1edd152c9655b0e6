import { readdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { WxtHooks } from 'wxt';

/** This file in the extension's root holds the licences of the packages whose code ships. */
const LICENCES_FILE = 'licences.txt';
const INSTALLED = '/node_modules/';

/** These packages come from one repository, whose licence they do not hold. It is kept here. */
const WXT = ['wxt', '@wxt-dev/browser'];
const WXT_LICENCE = fileURLToPath(new URL('wxt-licence.txt', import.meta.url));

/** Only this part of a package.json is read. */
interface PackageJson {
  name: string;
  version: string;
  license: string;
  repository: { url: string };
}

/** Give the hook that writes the licences file once the bundles are built. */
export function shipLicences(): Partial<WxtHooks> {
  return {
    'build:done'({ config }, { publicAssets, steps }) {
      const chunks = steps.flatMap((step) => step.chunks);
      const modules = chunks.flatMap((chunk) => (chunk.type === 'chunk' ? chunk.moduleIds : []));
      writeFileSync(join(config.outDir, LICENCES_FILE), licencesOf(modules, config.root));
      publicAssets.push({ type: 'asset', fileName: LICENCES_FILE });
    },
  };
}

/**
 * Write out name, version, source and licence of each package that one of these modules belongs to. The order is that
 * of the names, so that the same modules always give the same text. A package without a licence text ends the build.
 */
export function licencesOf(modules: readonly string[], root: string): string {
  const installed = realpathSync(join(root, 'node_modules'));
  const folders = new Set(modules.map((id) => packageFolder(id, installed)).filter((path) => path !== null));
  const licences = [...new Set([...folders].map(readLicence))].sort();
  const head = 'Invite Desk holds code of these packages, each under its own licence.\n';
  return [head, ...licences].join(`\n${'='.repeat(80)}\n\n`);
}

/**
 * Find the folder of the package that a module belongs to; a module of ours belongs to none. What the build itself adds
 * is no file: WXT calls it `virtual:wxt-…`, and other tools begin with their name, as in `\0rolldown/runtime.js`.
 */
function packageFolder(id: string, installed: string): string | null {
  const path = id.replace(/^\0/, '').replaceAll('\\', '/');
  if (path.startsWith('virtual:wxt-')) return join(installed, 'wxt');
  const end = path.lastIndexOf(INSTALLED) + INSTALLED.length;
  if (path.includes(INSTALLED)) return join(path.slice(0, end), packageName(path.slice(end)));
  return /^(\/|[a-z]:)/i.test(path) ? null : join(installed, packageName(path));
}

function packageName(path: string): string {
  return path
    .split('/')
    .slice(0, path.startsWith('@') ? 2 : 1)
    .join('/');
}

function readLicence(folder: string): string {
  const { name, version, license, repository }: PackageJson = JSON.parse(
    readFileSync(join(folder, 'package.json'), 'utf8'),
  );
  const text = licenceText(folder) ?? (WXT.includes(name) ? readText(WXT_LICENCE) : null);
  if (text === null) throw new Error(`${name} brings no licence text that could be shipped.`);
  // The Mozilla licence asks that people are told where the source is. It does no harm to tell it of the others.
  const source = repository.url.replace(/^git(\+https)?:/, 'https:').replace(/\.git$/, '');
  return `${name} ${version} (${license})\n${source}\n\n${text}\n`;
}

function licenceText(folder: string): string | null {
  const [file] = readdirSync(folder).filter((each) => /^licen[cs]e/i.test(each));
  return file === undefined ? null : readText(join(folder, file));
}

function readText(file: string): string {
  return readFileSync(file, 'utf8').replaceAll('\r\n', '\n').trim();
}
