export type Turns = <Result>(key: string, work: () => Promise<Result>) => Promise<Result>;

/**
 * Has pieces of work with one key take turns within this process, in the order in which they came. Saves transactions that write the same document
 * from running into each other again and again; what must hold is held by the database, also against other processes.
 */
export function takingTurns(): Turns {
  const last = new Map<string, Promise<unknown>>();
  return (key, work) => {
    const turn = (last.get(key) ?? Promise.resolve()).then(work, work);
    last.set(key, turn);
    const done = (): void => {
      if (last.get(key) === turn) last.delete(key);
    };
    turn.then(done, done);
    return turn;
  };
}
