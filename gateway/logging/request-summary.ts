/** What the log says of a request: gathered while it runs. Nothing in it can hold personal data, a token or a variable. */
export interface RequestSummary {
  operationName?: string;
  /** SHA-256 of the document. */
  operationHash?: string;
  role?: string;
  purpose?: string | null;
  /** The distinct codes of the errors in the response. */
  errorCodes?: readonly string[];
}
