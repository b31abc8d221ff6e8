import type { Connection } from 'mongoose';
import type { Caller } from '../shared/access/caller.js';
import type { Clock } from '../shared/clock.js';
import type { ListLoader } from '../shared/mongo/list-loader.js';
import type { RegisterSettings } from './config.js';
import { consentDecisions } from './data/consent/consent-decision.list.js';
import { disclosures } from './data/disclosure/disclosure.list.js';
import { disclosureLog } from './data/disclosure/disclosure.log.js';
import type { DisclosureLog } from './data/disclosure/disclosure.log.js';
import type { DisclosureModel } from './data/disclosure/disclosure.model.js';
import { contactChanger } from './data/person/contact-changer.js';
import type { ContactChanger } from './data/person/contact-changer.js';
import { peopleFinder } from './data/person/people-finder.js';
import type { PeopleFinder } from './data/person/people-finder.js';
import { personLoader } from './data/person/person.loader.js';
import type { PersonLoader } from './data/person/person.loader.js';
import type { PersonRepository } from './data/person/person.repository.js';
import { rightsRequests } from './data/rights-request/rights-request.list.js';
import type { InformationIn } from './export/information.js';
import type { ConsentDecisionSource, DisclosureSource, RightsRequestSource } from './mappers.js';

/** What lives for one request. */
export interface Context {
  readonly caller: Caller;
  readonly clock: Clock;
  readonly settings: RegisterSettings;
  readonly persons: PersonRepository;
  readonly personLoader: PersonLoader;
  readonly peopleFinder: PeopleFinder;
  readonly consents: ListLoader<ConsentDecisionSource>;
  readonly rightsRequests: ListLoader<RightsRequestSource>;
  readonly disclosures: ListLoader<DisclosureSource>;
  readonly disclosureLog: DisclosureLog;
  readonly contactChanger: ContactChanger;
  /** What comes with a copy of the data, in the words of a language. */
  readonly information: InformationIn;
}

/** What lives as long as the service. */
export interface Stores {
  readonly connection: Connection;
  readonly persons: PersonRepository;
  readonly disclosureModel: DisclosureModel;
  readonly clock: Clock;
  readonly settings: RegisterSettings;
  readonly information: InformationIn;
}

export function contextFor(
  { connection, persons, disclosureModel, clock, settings, information }: Stores,
  caller: Caller,
): Context {
  const loader = personLoader(persons);
  const log = disclosureLog(disclosureModel, caller, clock);
  return {
    caller,
    clock,
    settings,
    persons,
    personLoader: loader,
    peopleFinder: peopleFinder(persons, loader, log),
    consents: consentDecisions(connection),
    rightsRequests: rightsRequests(connection),
    disclosures: disclosures(connection),
    disclosureLog: log,
    contactChanger: contactChanger(connection, persons, caller, clock),
    information,
  };
}
