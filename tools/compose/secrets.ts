import { join } from 'node:path';
import { repositoryRoot } from '../../subgraphs/shared/paths.js';
import { endWith } from './end.js';
import { writeSecretFiles } from './secret-files.js';

/** `node dist/tools/compose/secrets.js [FOLDER]`: makes the secrets that docker-compose.yml mounts, in `secrets/` unless told. */
const folder = process.argv[2] ?? join(repositoryRoot, 'secrets');
await endWith(async () => {
  await writeSecretFiles(folder);
  return `The secrets of docker-compose.yml are in ${folder}. Keep them out of backups that others read.`;
});
