import { readAnswer } from './answer.js';

const exported = { id: 'e1', status: 'COMPLETE', missing: [] };
const error = (code: string) => ({ message: 'm', path: ['personDataExport', 'training'], extensions: { code } });

describe('the answer to an export', () => {
  it('is a success when the gateway says COMPLETE and reports no error', () => {
    expect(readAnswer({ data: { personDataExport: exported } })).toEqual({
      outcome: 'exported',
      exported,
      complete: true,
    });
  });

  it('is PARTIAL when parts were out of reach and it says so (Article 15)', () => {
    const partial = { ...exported, status: 'PARTIAL', missing: ['TRAINING'] };
    expect(
      readAnswer({
        data: { personDataExport: partial },
        errors: [error('SUBGRAPH_UNAVAILABLE'), error('FACTS_UNAVAILABLE')],
      }),
    ).toEqual({ outcome: 'exported', exported: partial, complete: false });
  });

  it('is refused when a part was out of reach and the export would pass for complete', () => {
    expect(readAnswer({ data: { personDataExport: exported }, errors: [error('FACTS_UNAVAILABLE')] })).toEqual({
      outcome: 'refused',
      reason: 'unexplained',
      codes: ['FACTS_UNAVAILABLE'],
    });
  });

  it('is refused when the status itself is not known', () => {
    expect(readAnswer({ data: { personDataExport: { ...exported, status: null } } })).toMatchObject({
      outcome: 'refused',
      reason: 'unexplained',
    });
  });

  it.each([
    ['FORBIDDEN', 'forbidden'],
    ['UNAUTHENTICATED', 'unauthenticated'],
    ['INTERNAL_SERVER_ERROR', 'failed'],
    ['OPERATION_TOO_COMPLEX', 'failed'],
    ['A_CODE_TO_COME', 'failed'],
  ])('is refused for any other error: %s, even beside a PARTIAL export', (code, reason) => {
    const partial = { ...exported, status: 'PARTIAL', missing: ['TRAINING'] };
    expect(
      readAnswer({ data: { personDataExport: partial }, errors: [error('SUBGRAPH_UNAVAILABLE'), error(code)] }),
    ).toMatchObject({ outcome: 'refused', reason });
  });

  it('says that nothing is held, which is no error (Article 15 after an erasure)', () => {
    expect(readAnswer({ data: { personDataExport: null } })).toEqual({ outcome: 'nothing-held' });
  });

  it('does not take an unreachable register for one that holds nothing', () => {
    expect(readAnswer({ data: { personDataExport: null }, errors: [error('SUBGRAPH_UNAVAILABLE')] })).toMatchObject({
      outcome: 'refused',
      reason: 'unavailable',
    });
  });

  it.each([undefined, null, 'hello', [], { data: {} }, { errors: [] }, { data: { personDataExport: [] } }])(
    'is not a gateway’s: %j',
    (body) => {
      expect(readAnswer(body)).toMatchObject({ outcome: 'refused', reason: 'not-a-gateway' });
    },
  );
});
