import * as fc from 'fast-check';
import type { ContactWish } from './contact-details.js';
import { decideContactChange } from './contact-details.js';

const now = new Date('2026-11-25T08:00:00Z');
const address = { street: 'Mannerheimintie 2 A 4', postalCode: '00100', city: 'Helsinki', country: 'FI' };
const current = {
  email: 'aino@example.fi',
  phone: '+358401234567',
  address,
  language: 'FI' as const,
  provenance: [
    { detail: 'PHONE' as const, source: 'CONTROLLER' as const, changedAt: new Date('2020-01-01T10:00:00Z') },
  ],
};

function decide(wish: ContactWish) {
  return decideContactChange(current, wish, { source: 'DATA_SUBJECT', now });
}
function changed(wish: ContactWish) {
  const decision = decide(wish);
  return decision.allowed ? decision.change.details : decision.userErrors;
}
function refusals(wish: ContactWish) {
  const decision = decide(wish);
  return decision.allowed ? [] : decision.userErrors.map(({ code, path }) => `${code} ${path.join('.')}`);
}

describe('a change of contact details (P4, P28)', () => {
  it('changes what is given and leaves the rest', () => {
    expect(changed({ email: ' aino.uusi@example.fi ' })).toEqual({ email: 'aino.uusi@example.fi' });
  });

  it('removes what is null', () => {
    expect(changed({ email: null, phone: null, address: null })).toEqual({ email: null, phone: null, address: null });
  });

  it('stores text as NFC, so that it compares and sorts', () => {
    const typed = { ...address, street: 'Hämeentie 5'.normalize('NFD') };
    expect(changed({ address: typed })).toEqual({ address: { ...address, street: 'Hämeentie 5'.normalize('NFC') } });
  });

  it('says that nothing changes when all is as it was', () => {
    expect(refusals({})).toEqual(['NOTHING_TO_CHANGE input']);
    expect(refusals({ email: 'aino@example.fi', phone: '040 123 4567', address: { ...address } })).toEqual([
      'NOTHING_TO_CHANGE input',
    ]);
  });

  it('tells all that is wrong at once, each with its path', () => {
    const wish = {
      email: 'aino',
      phone: '12',
      address: { ...address, street: ' ', postalCode: '100' },
      language: null,
    };
    expect(refusals(wish)).toEqual([
      'EMAIL_INVALID input.email',
      'PHONE_INVALID input.phone',
      'TEXT_INVALID input.address.street',
      'POSTAL_CODE_INVALID input.address.postalCode',
      'LANGUAGE_INVALID input.language',
    ]);
  });

  it('keeps where each value came from and since when (P20)', () => {
    const decision = decide({ email: 'uusi@example.fi', phone: '+46 8 123 456 78' });
    expect(decision.allowed && decision.change.provenance).toEqual([
      { detail: 'EMAIL', source: 'DATA_SUBJECT', changedAt: now },
      { detail: 'PHONE', source: 'DATA_SUBJECT', changedAt: now },
    ]);
    const other = decide({ language: 'SV' });
    expect(other.allowed && other.change.provenance).toEqual([
      ...current.provenance,
      { detail: 'LANGUAGE', source: 'DATA_SUBJECT', changedAt: now },
    ]);
  });

  describe('an e-mail address', () => {
    it.each([
      'a@example.fi',
      'aino.virtanen+museo@posti.example.fi',
      'åsa@exämple.fi',
      `${'a'.repeat(64)}@example.fi`,
      "o'brien@example.ie",
    ])('may be %s', (email) => expect(changed({ email })).toEqual({ email }));

    it.each([
      '',
      'aino',
      'aino@',
      '@example.fi',
      'aino@example',
      'a b@example.fi',
      'a@b@example.fi',
      'aino..v@example.fi',
      '.aino@example.fi',
      'aino@-example.fi',
      'aino@example.fi\r\nBcc: all@example.fi',
      'aino\u200b@example.fi',
      `${'a'.repeat(65)}@example.fi`,
      `a@${'b'.repeat(250)}.fi`,
      'Aino <aino@example.fi>',
    ])('may not be %j', (email) => expect(refusals({ email })).toEqual(['EMAIL_INVALID input.email']));
  });

  describe('a telephone number', () => {
    it.each([
      ['0401234568', '+358401234568'],
      ['09 1234 5678', '+358912345678'],
      ['+358 40 123 4568', '+358401234568'],
      ['00358401234568', '+358401234568'],
      ['+46 8 123 456 78', '+46812345678'],
    ])('%s is stored as %s', (typed, stored) => expect(changed({ phone: typed })).toEqual({ phone: stored }));

    it.each(['', '12', 'soita', '+999123456789', '+358401234568 ext. 12', 'soita 0401234568', '0'.repeat(300)])(
      'may not be %j',
      (phone) => expect(refusals({ phone })).toEqual(['PHONE_INVALID input.phone']),
    );
  });

  describe('a postal address', () => {
    it.each([
      ['FI', '00100'],
      ['AX', '22100'],
      ['SE', '114 34'],
      ['GB', 'SW1A 1AA'],
      ['HK', ''],
    ])('in %s may have the postal code %j', (country, postalCode) => {
      const wished = { street: 'Uusi 1', city: 'Kaupunki', country, postalCode };
      expect(changed({ address: wished })).toEqual({ address: wished });
    });

    it.each([
      ['FI', '100'],
      ['FI', '0010a'],
      ['FI', ''],
      ['AX', '221000'],
      ['SE', '1234567890123'],
      ['GB', 'SW1\u0007'],
    ])('in %s may not have the postal code %j', (country, postalCode) => {
      expect(refusals({ address: { ...address, country, postalCode } })).toEqual([
        'POSTAL_CODE_INVALID input.address.postalCode',
      ]);
    });

    it('is in Finland when no country is said', () => {
      const { country, ...wished } = { ...address, street: 'Uusi 1' };
      expect(changed({ address: wished })).toEqual({ address: { ...wished, country } });
    });

    it.each(['Suomi', 'EU', 'ZZ', 'SU', ''])('may not be in %j', (country) => {
      expect(refusals({ address: { ...address, postalCode: '00100', country } })).toEqual([
        'COUNTRY_INVALID input.address.country',
      ]);
    });

    it.each(['', 'Katu\n1', 'Katu\u202e1', 'k'.repeat(201)])('may not have the street %j', (street) => {
      expect(refusals({ address: { ...address, street } })).toEqual(['TEXT_INVALID input.address.street']);
    });
  });

  it('never repeats what was typed in a message (P22)', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 12 }), (typed) => {
        const decision = decide({ email: typed, phone: typed, address: { ...address, street: `${typed}\u0000` } });
        const messages = decision.allowed ? [] : decision.userErrors.map(({ message }) => message);
        expect(messages.join(' ')).not.toContain(typed);
      }),
    );
  });

  it('accepts what it has stored: a value that was taken is taken again as no change', () => {
    fc.assert(
      fc.property(fc.emailAddress(), (email) => {
        const first = decide({ email });
        if (!first.allowed || first.change.details.email === undefined) return;
        const stored = { ...current, email: first.change.details.email };
        const again = decideContactChange(stored, { email: stored.email }, { source: 'CONTROLLER', now });
        expect(again.allowed).toBe(false);
      }),
    );
  });
});
