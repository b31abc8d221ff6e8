import { Session, type Fetch } from './session.js';

const personas = [
  {
    persona: 'card-service',
    role: 'card-service',
    description: 'Service desk.',
    purposes: ['CUSTOMER_RELATIONSHIP', 'CARD_SERVICE'],
    defaultPurpose: 'CUSTOMER_RELATIONSHIP',
  },
  { persona: 'person', role: 'person', description: 'A data subject.', purposes: [], defaultPurpose: null },
];

/** A gateway with the development issuer. Every token is a new one; `expire` makes those given so far be refused. */
class DevelopmentGateway {
  readonly requests: { url: string; headers: Headers; body: unknown }[] = [];
  #valid = new Set<string>();
  #given = 0;
  issuerAnswers = true;

  readonly fetch: Fetch = async (url, init = {}) => {
    const headers = new Headers(init.headers);
    this.requests.push({ url, headers, body: init.body });
    await Promise.resolve();
    if (url === '/dev/personas') return Response.json(personas);
    if (url === '/dev/token') {
      if (!this.issuerAnswers) return new Response(null, { status: 500 });
      this.#given += 1;
      const token = `token-${this.#given}`;
      this.#valid.add(token);
      return Response.json({ access_token: token });
    }
    const token = headers.get('authorization')?.replace('Bearer ', '') ?? '';
    return this.#valid.has(token) ? Response.json({ data: {} }) : new Response(null, { status: 401 });
  };

  expire() {
    this.#valid = new Set();
  }

  count(url: string) {
    return this.requests.filter((request) => request.url === url).length;
  }

  get last() {
    return this.requests.at(-1)?.headers;
  }
}

describe('with the development issuer', () => {
  it('acts as the data subject at first', async () => {
    const session = await Session.open(new DevelopmentGateway().fetch);
    expect(session.state()).toMatchObject({ mode: 'personas', persona: 'person', purpose: '' });
  });

  it('sends the persona’s token, and asks for it once for requests that start together', async () => {
    const gateway = new DevelopmentGateway();
    const session = await Session.open(gateway.fetch);
    const responses = await Promise.all([session.fetch('/graphql'), session.fetch('/graphql')]);
    expect(responses.map(({ status }) => status)).toEqual([200, 200]);
    expect(gateway.last?.get('authorization')).toBe('Bearer token-1');
    expect(gateway.last?.get('purpose')).toBeNull();
    expect(gateway.count('/dev/token')).toBe(1);
  });

  it('renews a token that the gateway no longer takes, once', async () => {
    const gateway = new DevelopmentGateway();
    const session = await Session.open(gateway.fetch);
    await session.fetch('/graphql');
    gateway.expire();
    const [first, second] = await Promise.all([session.fetch('/graphql'), session.fetch('/graphql')]);
    expect([first.status, second.status]).toEqual([200, 200]);
    expect(gateway.count('/dev/token')).toBe(2);
  });

  it('hands on the refusal of a fresh token instead of asking for ever', async () => {
    const gateway = new DevelopmentGateway();
    const refusing: Fetch = async (url, init) =>
      url === '/graphql' ? new Response(null, { status: 401 }) : gateway.fetch(url, init);
    const session = await Session.open(refusing);
    expect((await session.fetch('/graphql')).status).toBe(401);
    expect(gateway.count('/dev/token')).toBe(2);
  });

  it('asks again after the issuer failed', async () => {
    const gateway = new DevelopmentGateway();
    const session = await Session.open(gateway.fetch);
    gateway.issuerAnswers = false;
    await expect(session.fetch('/graphql')).rejects.toThrow('/dev/token answered 500');
    gateway.issuerAnswers = true;
    expect((await session.fetch('/graphql')).status).toBe(200);
  });

  it('acts for the persona’s default purpose until another one is chosen, and forgets it with the persona', async () => {
    const gateway = new DevelopmentGateway();
    const session = await Session.open(gateway.fetch);
    session.choosePersona('card-service');
    await session.fetch('/graphql');
    expect(gateway.last?.get('purpose')).toBe('CUSTOMER_RELATIONSHIP');
    session.choosePurpose('CARD_SERVICE');
    await session.fetch('/graphql');
    expect(gateway.last?.get('purpose')).toBe('CARD_SERVICE');
    session.choosePersona('person');
    await session.fetch('/graphql');
    expect(gateway.last?.get('purpose')).toBeNull();
  });

  it('never sends one persona’s token as another', async () => {
    const gateway = new DevelopmentGateway();
    const session = await Session.open(gateway.fetch);
    await session.fetch('/graphql');
    session.choosePersona('card-service');
    await session.fetch('/graphql');
    expect(gateway.requests.filter(({ url }) => url === '/dev/token').map(({ body }) => body)).toEqual([
      '{"persona":"person"}',
      '{"persona":"card-service"}',
    ]);
    expect(gateway.last?.get('authorization')).toBe('Bearer token-2');
  });

  it('lets the headers that the developer typed win', async () => {
    const gateway = new DevelopmentGateway();
    const session = await Session.open(gateway.fetch);
    session.choosePersona('card-service');
    await session.fetch('/graphql', { headers: { Authorization: 'Bearer theirs', Purpose: 'COMMUNICATIONS' } });
    const sent = gateway.requests.find(({ url }) => url === '/graphql')?.headers;
    expect(sent?.get('authorization')).toBe('Bearer theirs');
    expect(sent?.get('purpose')).toBe('COMMUNICATIONS');
  });

  it('tells its listeners of a change, and of nothing else', async () => {
    const session = await Session.open(new DevelopmentGateway().fetch);
    const listener = jest.fn();
    session.subscribe(listener);
    session.choosePersona('person');
    session.choosePersona('nobody');
    expect(listener).not.toHaveBeenCalled();
    session.choosePersona('card-service');
    expect(listener).toHaveBeenCalledTimes(1);
  });
});

describe('without the development issuer', () => {
  it('sends the pasted token, and nothing before one is pasted', async () => {
    const sent: (string | null)[] = [];
    const session = await Session.open(async (url, init) => {
      if (url === '/dev/personas') return new Response(null, { status: 404 });
      sent.push(new Headers(init?.headers).get('authorization'));
      return Promise.resolve(Response.json({}));
    });
    expect(session.state().mode).toBe('token');
    await session.fetch('/graphql');
    session.pasteToken(' from-the-provider\n');
    await session.fetch('/graphql');
    expect(sent).toEqual([null, 'Bearer from-the-provider']);
  });
});

it('says so when the list of personas is not what it should be', async () => {
  await expect(Session.open(() => Promise.resolve(Response.json([{ persona: 1 }])))).rejects.toThrow('/dev/personas');
  await expect(Session.open(() => Promise.resolve(new Response(null, { status: 502 })))).rejects.toThrow('502');
});
