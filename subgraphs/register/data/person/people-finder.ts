import { PublicError } from '../../../shared/errors.js';
import type { Connection, Page } from '../../../shared/runtime/connection.js';
import { connectionOf, pageOf } from '../../../shared/runtime/connection.js';
import type { PeopleSearch } from '../../domain/people-search.js';
import { normalisedSearch, readSearch } from '../../domain/people-search.js';
import type { PersonConnectionSource, PersonSource } from '../../mappers.js';
import type { DisclosureLog } from '../disclosure/disclosure.log.js';
import type { PersonLoader } from './person.loader.js';
import type { PersonDocument } from './person.model.js';
import type { PersonRepository } from './person.repository.js';

/** The staff search, for one request. */
export interface PeopleFinder {
  /**
   * The source of a PersonConnection. The page is read when the first of its fields asks, and once.
   * @throws BAD_USER_INPUT when nothing can be searched by this text, or the page cannot be had
   */
  page(request: PeoplePageRequest): PersonConnectionSource;
}

/** What a page of a search is asked with. `cardHolderIds` are the holders of the card with the searched number, null when they are not known. */
export interface PeoplePageRequest {
  readonly search: string;
  readonly first: number;
  readonly after?: string | null | undefined;
  readonly cardHolderIds?: readonly string[] | null | undefined;
}

type UsableSearch = Exclude<PeopleSearch, { kind: 'UNUSABLE' }>;

/** @param disclosureLog learns whom a page shows before it is shown (P22) */
export function peopleFinder(
  persons: PersonRepository,
  personLoader: PersonLoader,
  disclosureLog: DisclosureLog,
): PeopleFinder {
  const readPage = async (search: UsableSearch, page: Page, cardHolderIds: readonly string[] | null) => {
    const found = connectionOf(await findPeople(persons, search, page, cardHolderIds), page, ({ _id }) => _id);
    personLoader.keep(found.nodes);
    await disclosureLog.write(
      'SEARCH',
      found.nodes.map(({ _id }) => _id),
    );
    return pageOfSources(found);
  };
  return {
    page: (request) => {
      const search = usableSearch(request.search);
      const page = pageOf(request);
      let reading: Promise<Connection<PersonSource>> | undefined;
      return {
        search: normalisedSearch(request.search),
        first: request.first,
        after: request.after ?? null,
        cardNumber: search.kind === 'NUMBER' ? search.number : null,
        page: () => (reading ??= readPage(search, page, request.cardHolderIds ?? null)),
      };
    },
  };
}

function usableSearch(text: string): UsableSearch {
  const search = readSearch(text);
  if (search.kind === 'UNUSABLE') throw new PublicError('BAD_USER_INPUT', messages[search.reason]);
  return search;
}

const messages = {
  TOO_SHORT: 'A name is searched by two letters at least.',
  TOO_LONG: 'No name, address or number is that long.',
  NO_SUCH_NUMBER: 'A customer number and a card number have twelve digits; a telephone number is given in full.',
  NO_LETTERS: 'Search by a name, an e-mail address, a telephone number or a twelve-digit number.',
} as const;

async function findPeople(
  persons: PersonRepository,
  search: UsableSearch,
  page: Page,
  cardHolderIds: readonly string[] | null,
): Promise<readonly PersonDocument[]> {
  switch (search.kind) {
    case 'EMAIL':
      return persons.byEmail(search.emailKey, page);
    case 'PHONE':
      return persons.byPhone(search.phone, page);
    case 'NAME':
      return persons.byName(search.readings, page);
    case 'NUMBER': {
      // The page may begin at a holder of the card, whom only the card side knows.
      if (page.after !== null && cardHolderIds === null) throw new PublicError('FACTS_UNAVAILABLE');
      const { number: customerNumber, phone } = search;
      const found = await persons.byNumber({ customerNumber, cardHolderIds: cardHolderIds ?? [], phone }, page);
      // A number that is nobody's customer number may be a card's, which only the card side knows: "nobody else" would be a guess.
      const isCustomerNumber = found.some((person) => person.customerNumber === customerNumber);
      if (cardHolderIds === null && !isCustomerNumber) throw new PublicError('FACTS_UNAVAILABLE');
      return found;
    }
  }
}

function pageOfSources(found: Connection<PersonDocument>): Connection<PersonSource> {
  return {
    nodes: found.nodes.map(sourceOf),
    get edges() {
      return found.edges.map(({ cursor, node }) => ({ cursor, node: sourceOf(node) }));
    },
    pageInfo: found.pageInfo,
  };
}

function sourceOf({ _id }: PersonDocument): PersonSource {
  return { __typename: 'Person', id: _id };
}
