import { parse } from 'graphql';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { classifiedFields } from '../../schema/privacy/classification.js';
import { connectMongo } from '../shared/mongo/connect.js';
import { repositoryRoot } from '../shared/paths.js';
import type { ServiceOptions, ServiceParts } from '../shared/runtime/service.js';
import { subgraphOf } from '../shared/runtime/service.js';
import type { Subgraph } from '../shared/runtime/subgraph.js';
import type { RegisterSettings } from './config.js';
import { defaultRegisterSettings } from './config.js';
import type { Context } from './context.js';
import { contextFor } from './context.js';
import { disclosureModel } from './data/disclosure/disclosure.model.js';
import { personModel } from './data/person/person.model.js';
import { personRepository } from './data/person/person.repository.js';
import { exportInformation } from './export/information.js';
import { readPrivacyPolicy } from './export/policy.js';
import { migrations } from './migrations/migrations.js';
import { resolvers } from './resolvers/resolvers.js';

/** The classification of both controllers' fields, kept through composition: an export tells of all of them. */
const supergraphFile = join(repositoryRoot, 'schema', 'supergraph.graphql');

export interface RegisterOptions extends ServiceOptions {
  /** Default: the financial year ends with the calendar year, and the policy is the repository's. */
  readonly settings?: RegisterSettings;
}

/**
 * The register of both controllers: who a person is, what they consented to, their rights and the age of their data.
 * @throws StartupError when the database or the policy file cannot be used
 */
export async function createRegisterSubgraph(options: RegisterOptions): Promise<Subgraph> {
  return subgraphOf(await registerParts(options), options);
}

/** The same in parts, connected. @throws StartupError when the database or the policy file cannot be used */
export async function registerParts(options: RegisterOptions): Promise<ServiceParts<Context>> {
  const { mongoUri, clock, settings = defaultRegisterSettings } = options;
  const fields = classifiedFields(parse(readFileSync(supergraphFile, 'utf8')));
  const policy = readPrivacyPolicy(settings.policyFile);
  const connection = await connectMongo({ uri: mongoUri, appName: 'register' });
  const stores = {
    connection,
    persons: personRepository(personModel(connection)),
    disclosureModel: disclosureModel(connection),
    clock,
    settings,
    information: (language: 'FI' | 'SV' | 'EN') => exportInformation(fields, policy, language),
  };
  return { name: 'register', connection, migrations, resolvers, context: (caller) => contextFor(stores, caller) };
}
