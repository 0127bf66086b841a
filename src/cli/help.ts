import { FIELDS } from '../store/link/fields.ts';
import { OF_THE_PAGE } from './idle.ts';
import { COMMANDS, OWN } from './options.ts';
import { RENDERED } from './rendered.ts';

/** What `gradstep --help` says: made of the tables, so that no option is left out. */
export function helpText(): string {
  const own = Object.entries(OWN).map(([name, option]) => {
    const short = 'short' in option ? `-${option.short}, ` : '    ';
    const value = 'value' in option ? ` ${option.value}` : '';
    const only = option.of.length < COMMANDS.length ? ` (${option.of.join(', ')})` : '';
    return line(`${short}--${name}${value}`, `${option.about}${only}`);
  });
  const fields = Object.entries(FIELDS)
    .filter(([name]) => name !== 'program' && !OF_THE_PAGE.some((one) => one === name))
    .map(([name, { about }]) => line(`    --${name}`, about));
  return `gradstep: drawings and traces of computational graphs, without a browser

  gradstep render PROGRAM [options]   a drawing of one step, or the graph or its code
  gradstep trace PROGRAM [options]    every step

PROGRAM is a file, or - for stdin; --program TEXT or --lesson ID may stand in its place.

${own.join('\n')}
${line('-h, --help', 'This text')}
${line('-v, --version', 'The version')}

Formats: ${RENDERED.join(', ')}

The place and the settings, named as in a link to the page (docs/links.md says which values they take):

${fields.join('\n')}
${line('    --NAME VALUE', 'The value of an input; --in.NAME where it is called as an option is')}

What only a page shows changes nothing in a file: ${OF_THE_PAGE.join(', ')}.

A program with a mistake ends with 1, a wrong option or a file that cannot be read or written with 2.
`;
}

function line(left: string, right: string): string {
  return `  ${left.padEnd(24)} ${right}`;
}
