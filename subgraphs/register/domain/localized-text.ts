/** A text in the languages of the register. */
export interface LocalizedText {
  readonly fi: string;
  readonly sv: string;
  readonly en: string;
}

const dayInFigures = new Intl.DateTimeFormat('fi-FI', { timeZone: 'Europe/Helsinki', dateStyle: 'short' });
const dayInWords = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Helsinki', dateStyle: 'long' });

/**
 * The Helsinki day of an instant as each language writes it in Finland: 2.1.2027 in Finnish and Swedish; 2 January 2027 in English, whose readers
 * do not agree on which number is the month.
 * @param instant UTC
 */
export function dayText(instant: Date): LocalizedText {
  const figures = dayInFigures.format(instant);
  return { fi: figures, sv: figures, en: dayInWords.format(instant) };
}

/** Sentences one after another, language by language. */
export function inOneText(sentences: readonly LocalizedText[]): LocalizedText {
  return {
    fi: sentences.map(({ fi }) => fi).join(' '),
    sv: sentences.map(({ sv }) => sv).join(' '),
    en: sentences.map(({ en }) => en).join(' '),
  };
}
