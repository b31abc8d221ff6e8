import type { ErrorCode } from '../errors.js';
import { PublicError } from '../errors.js';

/** The extension that tells the gateway that an error is not its caller's. */
export const betweenServices = 'betweenServices';

/** Why a subgraph refuses what the gateway sends it: in the log, and nowhere else. */
export type FaultReason = 'OPERATION_NOT_ALLOWED' | 'OPERATION_NOT_VALID' | 'OPERATION_NOT_READABLE';

/**
 * A fault between the services: an operation that no gateway of this version sends. Refused like a caller's own mistake, but logged as an error, because it
 * means that somebody came round the gateway or that the two run different versions.
 */
export class ServiceFault extends PublicError {
  constructor(
    readonly reason: FaultReason,
    code: ErrorCode,
    message?: string,
  ) {
    super(code, message);
    this.name = 'ServiceFault';
    this.extensions[betweenServices] = true;
  }
}
