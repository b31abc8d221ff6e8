type Close = () => Promise<void>;

/** What has been started and must be closed, the last one first. */
export interface Closers {
  /** When everything has been closed already, the newcomer is closed at once. */
  add(close: Close): Promise<void>;
  /** Closes all, also when one fails; repeated calls wait for the first. @throws the first failure */
  closeAll(): Promise<void>;
}

export function closers(): Closers {
  const open: Close[] = [];
  let closing: Promise<void> | undefined;

  async function closeOpen(): Promise<void> {
    const failures: unknown[] = [];
    for (let close = open.pop(); close; close = open.pop()) {
      await close().catch((error: unknown) => failures.push(error));
    }
    if (failures.length > 0) throw failures[0];
  }

  return {
    add: async (close) => {
      if (closing) await close();
      else open.push(close);
    },
    closeAll: () => (closing ??= closeOpen()),
  };
}
