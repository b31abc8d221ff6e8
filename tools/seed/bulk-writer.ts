import type { mongo } from 'mongoose';

/** Documents a batch; the driver splits what is more than 48 MB. */
const batchSize = 5000;
/** Batches of one collection that are on their way at once. */
const mostInFlight = 2;

/**
 * Writes documents in batches, a few at a time, so that memory stays bounded whatever their number: `add` waits while too many are on their way. The
 * first failure rejects the next call.
 */
export class BulkWriter {
  private batch: mongo.Document[] = [];
  private readonly inFlight = new Set<Promise<void>>();
  private failure: Error | undefined;

  constructor(private readonly collection: mongo.Collection) {}

  async add(documents: readonly object[]): Promise<void> {
    for (const document of documents) {
      this.batch.push(document);
      if (this.batch.length >= batchSize) await this.send();
    }
  }

  /** Resolves when everything is written. */
  async finish(): Promise<void> {
    await this.send();
    await Promise.all(this.inFlight);
    this.requireSuccess();
  }

  private async send(): Promise<void> {
    const documents = this.batch;
    this.batch = [];
    while (this.inFlight.size >= mostInFlight) await Promise.race(this.inFlight);
    this.requireSuccess();
    if (documents.length === 0) return;
    const sent = this.insert(documents).finally(() => this.inFlight.delete(sent));
    this.inFlight.add(sent);
  }

  private async insert(documents: mongo.Document[]): Promise<void> {
    try {
      // Not waiting for the journal each time is safe: what a crash leaves half made is made anew, see `demoDataState`.
      await this.collection.insertMany(documents, { ordered: false, writeConcern: { w: 1, journal: false } });
    } catch (error) {
      this.failure ??= error instanceof Error ? error : new Error(String(error));
    }
  }

  private requireSuccess(): void {
    if (this.failure) throw this.failure;
  }
}
