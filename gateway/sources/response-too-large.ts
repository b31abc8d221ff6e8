/** A subgraph answered with more than is read of a response: what was asked is too much, the subgraph itself is well. */
export class ResponseTooLarge extends Error {
  override readonly name = 'ResponseTooLarge';
}
