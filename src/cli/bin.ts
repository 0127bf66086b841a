import { readFileSync, writeFileSync } from 'node:fs';
import { main } from './main.ts';

// A reader that has seen enough (`| head`) is no mistake.
process.stdout.on('error', () => undefined);

process.exitCode = await main(process.argv.slice(2), {
  read: (file) => readFileSync(file === '-' ? 0 : file, 'utf8'),
  write: (file, text) => writeFileSync(file, text),
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
});
