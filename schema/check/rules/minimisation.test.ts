import { findingsOf } from '../testing.js';
import { minimisation } from './minimisation.js';

function field(type: string, category: string, controller: string): string {
  return `type ${type} { value: String @personalData(category: ${category}, purposes: [CUSTOMER_RELATIONSHIP], controllers: [${controller}], retention: RELATIONSHIP_PLUS_5_YEARS, source: SERVICE_USE) }`;
}
const path = (name: string) => [{ path: name, classification: null }];

describe('minimisation', () => {
  it('accepts visits on the card side and enrolments on the training side (P10)', () => {
    const sdl = {
      museokortti: field('Visit', 'SERVICE_EVENTS', 'FMA_CREATIONS'),
      training: field('Enrolment', 'TRAINING', 'MUSEOLIITTO'),
    };

    expect(findingsOf(minimisation, { sdl })).toEqual([]);
  });

  it.each([
    ['museokortti', 'DIET', 'FMA_CREATIONS'],
    ['museokortti', 'TRAINING', 'FMA_CREATIONS'],
    ['training', 'SERVICE_EVENTS', 'MUSEOLIITTO'],
    ['training', 'IDENTITY_AND_CONTACT', 'MUSEOLIITTO'],
  ])('lets %s hold no %s (P10)', (subgraph, category, controller) => {
    expect(findingsOf(minimisation, { sdl: { [subgraph]: field('Thing', category, controller) } })).toEqual([
      `${subgraph} Thing.value: is ${category}, which this side does not hold`,
    ]);
  });

  it.each([
    ['museokortti', 'visits', 'dietCodes'],
    ['museokortti', 'trainings', 'name'],
    ['training', 'visits', 'day'],
    ['training', 'enrolments', 'cardId'],
  ])('lets %s store no %s.%s (P10)', (subgraph, collection, name) => {
    expect(findingsOf(minimisation, { stored: { [subgraph]: { [collection]: path(name) } } })).toEqual([
      `${subgraph} ${collection}.${name}: is called after what this side does not hold`,
    ]);
  });

  it('lets neither side keep for the other controller (P1)', () => {
    const sdl = { museokortti: field('Visit', 'SERVICE_EVENTS', 'FMA_CREATIONS, MUSEOLIITTO') };

    expect(findingsOf(minimisation, { sdl })).toEqual(['museokortti Visit.value: is not kept by FMA_CREATIONS alone']);
  });
});
