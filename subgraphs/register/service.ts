import { parse } from 'graphql';
import type { CryptoKey } from 'jose';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { classifiedFields } from '../../schema/privacy/classification.js';
import type { Clock } from '../shared/clock.js';
import { connectMongo, databaseOf } from '../shared/mongo/connect.js';
import { migrate } from '../shared/mongo/migrations.js';
import { repositoryRoot } from '../shared/paths.js';
import { subgraphSdl } from '../shared/runtime/sdl.js';
import type { Subgraph } from '../shared/runtime/subgraph.js';
import { subgraphExecutor } from '../shared/runtime/subgraph.js';
import { statementVerifier } from '../shared/statement.js';
import type { RegisterSettings } from './config.js';
import { defaultRegisterSettings } from './config.js';
import { contextFor } from './context.js';
import { disclosureModel } from './data/disclosure/disclosure.model.js';
import { personModel } from './data/person/person.model.js';
import { personRepository } from './data/person/person.repository.js';
import { exportInformation } from './export/information.js';
import { readPrivacyPolicy } from './export/policy.js';
import type { Language } from './generated/types.js';
import { migrations } from './migrations/migrations.js';
import { resolvers } from './resolvers/resolvers.js';

/** The classification of both controllers' fields, kept through composition: an export tells of all of them. */
const supergraphFile = join(repositoryRoot, 'schema', 'supergraph.graphql');

export interface RegisterOptions {
  /** The register's own database, with its own login. */
  readonly mongoUri: string;
  /** The gateway's public key: who may sign caller statements. */
  readonly statementPublicKey: CryptoKey;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Default: both financial years end with the calendar year. */
  readonly settings?: RegisterSettings;
}

/**
 * The register of both controllers: who a person is, what they consented to, their rights and the age of their data.
 * @throws StartupError when the database cannot be used
 */
export async function createRegisterSubgraph(options: RegisterOptions): Promise<Subgraph> {
  const { mongoUri, statementPublicKey, clock, logger, settings = defaultRegisterSettings } = options;
  const fields = classifiedFields(parse(readFileSync(supergraphFile, 'utf8')));
  const policy = readPrivacyPolicy(settings.policyFile);
  const connection = await connectMongo({ uri: mongoUri, appName: 'register' });
  const stores = {
    connection,
    persons: personRepository(personModel(connection)),
    disclosureModel: disclosureModel(connection),
    clock,
    settings,
    information: (language: Language) => exportInformation(fields, policy, language),
  };
  return {
    name: 'register',
    execute: subgraphExecutor({
      name: 'register',
      sdl: subgraphSdl('register'),
      resolvers,
      context: (caller) => contextFor(stores, caller),
      verifyStatement: statementVerifier(statementPublicKey, clock),
      logger,
    }),
    checkReady: async () => {
      await databaseOf(connection).command({ ping: 1 });
    },
    migrate: async () => {
      await migrate(connection, migrations);
    },
    close: () => connection.close(),
  };
}
