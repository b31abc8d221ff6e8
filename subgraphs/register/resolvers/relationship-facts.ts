import { z } from 'zod';
import { PublicError } from '../../shared/errors.js';
import type { HeldParts } from '../domain/erasure-preview.js';
import type { RelationshipFacts } from '../domain/relationship-facts.js';
import type { PersonSource } from '../mappers.js';

/** An instant as it comes with a representation. What is none becomes an invalid date, and the retention a question for a human. */
const instant = z.unknown().transform((value): Date | null => {
  if (value === null || value === undefined) return null;
  return typeof value === 'string' || value instanceof Date ? new Date(value) : new Date(Number.NaN);
});
const cardFacts = z.object({
  lastTransactionAt: instant,
  contractUntil: instant,
  // Never null from a side that was asked: a null here is a fact that was lost, and no fact is no "nothing".
  contractOpenEnded: z.boolean(),
  unsettledVisits: z.int().nonnegative(),
});
const trainingFacts = z.object({ lastTransactionAt: instant, contractUntil: instant });
const heldByCards = z.object({ holdsVisits: z.boolean(), holdsOrders: z.boolean(), lastVoucherAt: instant });
const heldByTrainings = z.object({ holdsTrainings: z.boolean() });

/**
 * The facts that came with a reference to a person. A side whose facts are null could not be asked; one that holds nothing says so in its fields.
 * @param registeredAt UTC
 * @throws FACTS_UNAVAILABLE
 */
export function relationshipFactsOf(person: PersonSource, registeredAt: Date): RelationshipFacts {
  const card = cardFacts.safeParse(person.cardFacts);
  const training = trainingFacts.safeParse(person.trainingFacts);
  if (!card.success || !training.success) throw new PublicError('FACTS_UNAVAILABLE');
  return { card: card.data, training: training.data, registeredAt };
}

/**
 * What each side holds at all, as it came with a reference to a person.
 * @throws FACTS_UNAVAILABLE
 */
export function heldPartsOf(person: PersonSource): HeldParts {
  const card = heldByCards.safeParse(person.cardFacts);
  const training = heldByTrainings.safeParse(person.trainingFacts);
  if (!card.success || !training.success) throw new PublicError('FACTS_UNAVAILABLE');
  const { holdsVisits, holdsOrders, lastVoucherAt } = card.data;
  return { visits: holdsVisits, orders: holdsOrders, trainings: training.data.holdsTrainings, lastVoucherAt };
}
