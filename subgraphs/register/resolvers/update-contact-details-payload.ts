import type { UpdateContactDetailsPayloadResolvers } from '../generated/types.js';

export const UpdateContactDetailsPayload: UpdateContactDetailsPayloadResolvers = {
  /** Staff who change a detail and look at the rest read the person: that is written down as any reading (P22). */
  person: async ({ personId }, _args, { disclosureLog }) => {
    if (personId === null) return null;
    await disclosureLog.write('READ', [personId]);
    return { __typename: 'Person', id: personId };
  },
};
