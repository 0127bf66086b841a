// Makes sure that there is a Chromium to test with: finds one, or installs one. Prints its path; exits with 1 when neither works.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { findChromium } from './find-chromium.mjs';

// Another apt may be running, on a fresh machine above all: wait for its lock instead of failing.
const APT = ['-o', 'DPkg::Lock::Timeout=300', '-o', 'Acquire::Retries=3'];
const isDebianRoot = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get') && existsSync('/etc/debian_version');

let path = findChromium();
if (path === undefined) {
  console.log('No Chromium found; installing one.');
  const installed = (isDebianRoot && installDebian()) || run('npx', ['--no', 'playwright', 'install', 'chromium']);
  path = installed ? findChromium() : undefined;
}
if (path === undefined) {
  console.error('No Chromium could be found or installed. Install one, or set CHROMIUM_PATH to its executable.');
  process.exitCode = 1;
} else {
  console.log(path);
}

/** Debian's package, which brings the libraries it needs; the fonts are for pictures of Korean pages and may be missing. */
function installDebian() {
  run('apt-get', [...APT, 'update']);
  const installed = run('apt-get', [...APT, 'install', '-y', '--no-install-recommends', 'chromium']);
  if (installed)
    run('apt-get', [...APT, 'install', '-y', '--no-install-recommends', 'fonts-noto-cjk', 'fonts-noto-core']);
  return installed;
}

/**
 * @param {string} command
 * @param {string[]} args
 * @returns {boolean} whether it ran and exited with 0
 */
function run(command, args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'], env }).status === 0;
}
