const form = /^\d{12}$/;

/** Is this written as the number of a card: twelve digits? No check digit is documented, so none is asked. */
export function isCardNumber(text: string): boolean {
  return form.test(text);
}
