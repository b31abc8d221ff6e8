/**
 * What the log says of a request: gathered while it runs. Nothing in it is the client's to choose, so it can hold no
 * personal data, token or variable.
 */
export interface RequestSummary {
  /** SHA-256 of the document. */
  operationHash?: string;
  role?: string;
  purpose?: string | null;
  /** The distinct codes of the errors in the response. */
  errorCodes?: readonly string[];
}
