import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

/** Where a Chromium of the machine's own is usually found; the first that is there is used. */
const usualPlaces = ['/usr/bin/chromium', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable'];

/**
 * Runs in any container as root, and asks nobody outside the machine for anything: without these, Chromium looks up hosts of its maker at
 * every start, which would drown the test's own question of what the page asks for.
 */
const quietFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
  // Whatever the page asks for elsewhere finds nothing, on a machine with a network too.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
];

/**
 * Starts a real, headless Chromium: `CHROMIUM_PATH`, else the machine's own, else the one that the npm package `@sparticuz/chromium`
 * carries (Linux on x86-64). Throws, naming these, when there is none.
 */
export async function launchChromium(): Promise<Browser> {
  const { executablePath, args } = findChromium();
  return chromium.launch({ executablePath, args: [...new Set([...args, ...quietFlags])], headless: true });
}

function findChromium(): { executablePath: string; args: readonly string[] } {
  const chosen = process.env['CHROMIUM_PATH'];
  if (chosen !== undefined) return { executablePath: chosen, args: [] };

  const own = usualPlaces.find((path) => existsSync(path) && spawnSync(path, ['--version']).status === 0);
  return own === undefined ? packagedChromium() : { executablePath: own, args: [] };
}

/** Unpacks the packaged Chromium, in a process of its own: the package is an ES module, and Jest runs CommonJS. */
function packagedChromium(): { executablePath: string; args: readonly string[] } {
  const script = `
    const { default: chromium } = await import('@sparticuz/chromium');
    console.log(JSON.stringify([await chromium.executablePath(), ...chromium.args]));`;
  try {
    const output = execFileSync(process.execPath, ['--input-type=module', '--eval', script], { encoding: 'utf8' });
    const [executablePath, ...args] = JSON.parse(output) as [string, ...string[]];
    return { executablePath, args };
  } catch (error) {
    throw new Error('No Chromium: set CHROMIUM_PATH, or install chromium or google-chrome', { cause: error });
  }
}
