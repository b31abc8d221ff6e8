import { PublicError } from '../../shared/errors.js';
import type { Connection, Page } from '../../shared/runtime/connection.js';
import { connectionOf, pageOf } from '../../shared/runtime/connection.js';
import type { Context } from '../context.js';
import type { PersonDocument } from '../data/person/person.model.js';
import type { PeopleSearch } from '../domain/people-search.js';
import { normalisedSearch, readSearch } from '../domain/people-search.js';
import type { PersonConnectionSource, PersonSource } from '../mappers.js';

/** What a page of a search is asked with. `cardHolderIds` are the holders of the card with the searched number, null when they are not known. */
export interface PeoplePageRequest {
  readonly search: string;
  readonly first: number;
  readonly after?: string | null | undefined;
  readonly cardHolderIds?: readonly string[] | null | undefined;
}

type UsableSearch = Exclude<PeopleSearch, { kind: 'UNUSABLE' }>;

/**
 * The source of a PersonConnection. The page is read when the first of its fields asks, and once.
 * @throws BAD_USER_INPUT when nothing can be searched by this text, or the page cannot be had
 */
export function peoplePage(request: PeoplePageRequest, context: Context): PersonConnectionSource {
  const search = usableSearch(request.search);
  const page = pageOf(request);
  let reading: Promise<Connection<PersonSource>> | undefined;
  return {
    search: normalisedSearch(request.search),
    first: request.first,
    after: request.after ?? null,
    cardNumber: search.kind === 'NUMBER' ? search.number : null,
    page: () => (reading ??= readPage(search, page, request.cardHolderIds ?? null, context)),
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
  NO_TWELVE_DIGITS: 'A customer number and a card number have twelve digits.',
  NO_LETTERS: 'Search by a name, an e-mail address or a twelve-digit number.',
} as const;

/** Reads the page and writes down, before it is shown, whom it shows (P22). */
async function readPage(
  search: UsableSearch,
  page: Page,
  cardHolderIds: readonly string[] | null,
  context: Context,
): Promise<Connection<PersonSource>> {
  const people = await findPeople(search, page, cardHolderIds, context);
  const found = connectionOf(people, page, ({ _id }) => _id);
  context.personLoader.keep(found.nodes);
  await context.disclosureLog.write(
    'SEARCH',
    found.nodes.map(({ _id }) => _id),
  );
  return {
    nodes: found.nodes.map(sourceOf),
    get edges() {
      return found.edges.map(({ cursor, node }) => ({ cursor, node: sourceOf(node) }));
    },
    pageInfo: found.pageInfo,
  };
}

async function findPeople(
  search: UsableSearch,
  page: Page,
  cardHolderIds: readonly string[] | null,
  { persons }: Context,
): Promise<readonly PersonDocument[]> {
  switch (search.kind) {
    case 'EMAIL':
      return persons.byEmail(search.emailKey, page);
    case 'NAME':
      return persons.byName(search.readings, page);
    case 'NUMBER': {
      // The page may begin at a holder of the card, whom only the card side knows.
      if (page.after !== null && cardHolderIds === null) throw new PublicError('FACTS_UNAVAILABLE');
      const found = await persons.byNumber(search.number, cardHolderIds ?? [], page);
      // A number that is nobody's customer number may be a card's, which only the card side knows: "nobody" would be a guess.
      if (found.length === 0 && cardHolderIds === null) throw new PublicError('FACTS_UNAVAILABLE');
      return found;
    }
  }
}

function sourceOf({ _id }: PersonDocument): PersonSource {
  return { __typename: 'Person', id: _id };
}
