import { takingTurns } from './turns.js';

describe('taking turns', () => {
  /** Work that ends when the test says so. */
  function held(): {
    readonly work: () => Promise<string>;
    readonly begun: () => boolean;
    readonly end: (how: string) => void;
  } {
    const { promise, resolve, reject } = withResolvers();
    let begun = false;
    return {
      work: () => {
        begun = true;
        return promise;
      },
      begun: () => begun,
      end: (how) => (how === 'fails' ? reject(new Error(how)) : resolve(how)),
    };
  }

  it.each([['done'], ['fails']])('begins the next with the same key when the one before is over: %s', async (how) => {
    const inTurn = takingTurns();
    const [first, second] = [held(), held()];
    const outcomes = Promise.allSettled([inTurn('session', first.work), inTurn('session', second.work)]);
    await settled();
    expect([first.begun(), second.begun()]).toEqual([true, false]);
    first.end(how);
    await settled();
    expect(second.begun()).toBe(true);
    second.end('done');
    expect((await outcomes).map(({ status }) => status)).toEqual([
      how === 'fails' ? 'rejected' : 'fulfilled',
      'fulfilled',
    ]);
  });

  it('lets work with different keys go on side by side', async () => {
    const inTurn = takingTurns();
    const [first, second] = [held(), held()];
    const outcomes = Promise.all([inTurn('a session', first.work), inTurn('another', second.work)]);
    await settled();
    expect([first.begun(), second.begun()]).toEqual([true, true]);
    first.end('first');
    second.end('second');
    await expect(outcomes).resolves.toEqual(['first', 'second']);
  });
});

/** Once everything that can go on by itself has gone on. */
function settled(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

function withResolvers(): {
  readonly promise: Promise<string>;
  readonly resolve: (value: string) => void;
  readonly reject: (error: Error) => void;
} {
  let resolve: (value: string) => void = () => undefined;
  let reject: (error: Error) => void = () => undefined;
  const promise = new Promise<string>((fulfil, refuse) => {
    resolve = fulfil;
    reject = refuse;
  });
  return { promise, resolve, reject };
}
