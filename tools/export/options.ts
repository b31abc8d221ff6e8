import { Command, InvalidArgumentError, Option } from 'commander';
import type { ExportKind } from '../../schema/export/published-schemas.js';
import { exportKinds } from '../../schema/export/published-schemas.js';
import type { PageLanguage } from './words/words.js';
import { pageLanguages } from './words/words.js';

export interface ExportOptions {
  readonly customerNumber: string;
  readonly kind: ExportKind;
  readonly language: PageLanguage;
  /** The zip to write; undefined for the name made of the customer number and the day. */
  readonly out?: string;
  /** The gateway's address; undefined for that of HOST and PORT. */
  readonly url?: URL;
  readonly tokenFile?: string;
}

interface Output {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

/**
 * Reads the command line.
 * @throws CommanderError, with `exitCode` 0 after `--help`; what is wrong has been said by then
 */
export function readOptions(args: readonly string[], { out, err }: Output): ExportOptions {
  const command = new Command('npm run export --')
    .description(
      "Writes everything that is held about one person to a zip: JSON with its schema, CSV, and a page to read and print.\nThe export is logged and shows in the person's disclosures.",
    )
    .argument('<customer-number>', 'twelve digits', customerNumber)
    .addOption(
      new Option('--kind <kind>', 'the complete copy (Article 15) or the portable part (Article 20)')
        .choices(exportKinds)
        .default('access'),
    )
    .addOption(new Option('--language <language>', 'of the page').choices(pageLanguages).default('fi'))
    .option('--out <file>', 'the zip to write (default: export-<customer number>-<day>.zip)')
    .option(
      '--url <address>',
      'of the gateway (default: http://HOST:PORT, started for the time when nothing runs there)',
      address,
    )
    .option('--token-file <file>', 'with an access token (default: EXPORT_TOKEN, else the development issuer)')
    .addHelpText(
      'after',
      '\nExit codes: 0 written and complete, 3 written but PARTIAL (a part could not be reached), 1 nothing written.',
    )
    .exitOverride()
    .configureOutput({ writeOut: out, writeErr: err });
  command.parse(args, { from: 'user' });
  return { customerNumber: String(command.processedArgs[0]), ...command.opts<Omit<ExportOptions, 'customerNumber'>>() };
}

function customerNumber(text: string): string {
  if (/^\d{12}$/.test(text)) return text;
  throw new InvalidArgumentError('A customer number has twelve digits.');
}

function address(text: string): URL {
  if (URL.canParse(text)) {
    const url = new URL(text);
    if (url.protocol === 'http:' || url.protocol === 'https:') return url;
  }
  throw new InvalidArgumentError('It is an address such as http://127.0.0.1:4000.');
}
