import { serviceNames } from '../stack/service-databases.js';
import { endWith } from './end.js';
import { prepareLogins } from './prepare-logins.js';
import { readLoginSettings } from './settings.js';

/** `node dist/tools/compose/database-logins.js`: what docker-compose.yml runs once before the subgraphs. */
await endWith(async () => {
  await prepareLogins(readLoginSettings(process.env));
  return `The replica set runs; ${serviceNames.join(', ')} have a login each to a database of their own.`;
});
