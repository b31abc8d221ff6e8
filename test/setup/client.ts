/** A response as a frontend gets it. */
export interface GraphQLAnswer {
  readonly status: number;
  readonly data?: Readonly<Record<string, unknown>> | null;
  readonly errors?: readonly {
    readonly message: string;
    readonly path?: readonly (string | number)[];
    readonly extensions?: Readonly<Record<string, unknown>>;
  }[];
}

export interface AskOptions {
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly operationName?: string;
  /** The header `Purpose`. */
  readonly purpose?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Asks a running gateway as a frontend does: with a persona's token, over HTTP. */
export interface GraphQLClient {
  /** An access token of a persona. */
  token(persona: string): Promise<string>;
  /** Asks as a persona, or as nobody with `null`. */
  ask(persona: string | null, query: string, options?: AskOptions): Promise<GraphQLAnswer>;
}

export function graphqlClient(url: string): GraphQLClient {
  const tokens = new Map<string, Promise<string>>();

  async function fetchToken(persona: string): Promise<string> {
    const response = await fetch(`${url}/dev/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ persona }),
    });
    if (!response.ok) throw new Error(`no token for ${persona}: HTTP ${response.status}`);
    const { access_token: token } = (await response.json()) as { access_token: string };
    return token;
  }

  const token = (persona: string): Promise<string> => {
    const known = tokens.get(persona) ?? fetchToken(persona);
    tokens.set(persona, known);
    return known;
  };

  return {
    token,
    ask: async (persona, query, options = {}) => {
      const { variables, operationName, purpose, headers } = options;
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(persona !== null && { authorization: `Bearer ${await token(persona)}` }),
          ...(purpose !== undefined && { purpose }),
          ...headers,
        },
        body: JSON.stringify({ query, variables, operationName }),
      });
      return { status: response.status, ...((await response.json()) as Omit<GraphQLAnswer, 'status'>) };
    },
  };
}
