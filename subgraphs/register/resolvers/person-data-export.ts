import { exportReference } from '../../shared/runtime/reference.js';
import type { Context } from '../context.js';
import type { ExportSection, ReachedParts } from '../domain/export-sections.js';
import { exportSections, exportStatus, isExported, missingParts } from '../domain/export-sections.js';
import type { PersonDataExportResolvers } from '../generated/types.js';
import type {
  ConsentDecisionSource,
  DisclosureSource,
  PersonDataExportSource,
  RightsRequestSource,
} from '../mappers.js';

interface Sections {
  consents: readonly ConsentDecisionSource[];
  rightsRequests: readonly RightsRequestSource[];
  disclosures: readonly DisclosureSource[];
}

/** The readers of the register's sections, each whole; a section that does not belong to the kind of export is empty. */
const sections: { readonly [Name in ExportSection]: (personId: string, context: Context) => Promise<Sections[Name]> } =
  {
    consents: (personId, { consents }) => consents.history(personId),
    rightsRequests: (personId, { rightsRequests }) => rightsRequests.history(personId),
    disclosures: (personId, { disclosures }) => disclosures.history(personId),
  };

async function section<Name extends ExportSection>(
  name: Name,
  { personId, kind }: PersonDataExportSource,
  context: Context,
): Promise<Sections[Name] | []> {
  return isExported(name, kind) ? sections[name](personId, context) : [];
}

/** Which parts answered: the others' as the gateway brought them, the register's by reading each of its sections. */
async function reachedParts(source: PersonDataExportSource, context: Context): Promise<ReachedParts> {
  const read = await Promise.allSettled([
    context.personLoader.byId(source.personId),
    ...exportSections.map((name) => section(name, source, context)),
  ]);
  return {
    REGISTER: read.every(({ status }) => status === 'fulfilled'),
    MUSEOKORTTI: source.museokortti?.complete === true,
    TRAINING: source.training?.complete === true,
  };
}

export const PersonDataExport: PersonDataExportResolvers = {
  // The parts of the other side come as JSON with it; only `complete: true` is taken for a part that was reached.
  __resolveReference: (reference) => ({ ...reference, __typename: 'PersonDataExport', ...exportReference(reference) }),
  madeAt: (_source, _args, { clock }) => clock.now(),
  status: async (source, _args, context) => exportStatus(await reachedParts(source, context)),
  missing: async (source, _args, context) => missingParts(await reachedParts(source, context)),
  information: (_source, { language }, { information }) => information(language),
  person: ({ personId }) => ({ __typename: 'Person', id: personId }),
  consents: (source, _args, context) => section('consents', source, context),
  rightsRequests: (source, _args, context) => section('rightsRequests', source, context),
  disclosures: (source, _args, context) => section('disclosures', source, context),
};
