import { parsePersonas, type Persona } from './personas.js';

/** On whose behalf the page sends what it sends. */
export interface SessionState {
  /** `personas` where the development issuer is there, `token` where it is not and the developer pastes an access token of their own. */
  readonly mode: 'personas' | 'token';
  readonly personas: readonly Persona[];
  /** Name of the chosen persona; empty in the mode `token`. */
  readonly persona: string;
  /** The purpose to act for; empty for the default one of the token's role. */
  readonly purpose: string;
}

/** What the page needs of `fetch`, so that a test can stand in for the network. */
export type Fetch = (url: string, init?: RequestInit) => Promise<Response>;

const firstPersona = 'person';

/**
 * Who the page acts as. Access tokens live in this object and nowhere else: not in storage, not in the address, gone with the page.
 * A store in React's sense: `subscribe` and `state`.
 */
export class Session {
  #state: SessionState;
  #pastedToken = '';
  readonly #tokens = new Map<string, Promise<string>>();
  readonly #listeners = new Set<() => void>();
  readonly #fetch: Fetch;

  private constructor(fetch: Fetch, state: SessionState) {
    this.#fetch = fetch;
    this.#state = state;
  }

  /**
   * Asks the gateway which personas there are. Without the development issuer (404) the session wants a pasted token.
   * Throws when the gateway answers anything else or nothing.
   */
  static async open(fetch: Fetch): Promise<Session> {
    const response = await fetch('/dev/personas');
    if (response.status === 404) {
      return new Session(fetch, { mode: 'token', personas: [], persona: '', purpose: '' });
    }
    if (!response.ok) throw new Error(`/dev/personas answered ${String(response.status)}`);
    const personas = parsePersonas(await response.json());
    const first = personas.find(({ persona }) => persona === firstPersona) ?? personas[0];
    if (first === undefined) throw new Error('/dev/personas lists nobody');
    const state = { mode: 'personas', personas, persona: first.persona, purpose: first.defaultPurpose ?? '' } as const;
    return new Session(fetch, state);
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly state = (): SessionState => this.#state;

  /** Acts as another persona from now on, for its default purpose. An unknown name changes nothing. */
  choosePersona(name: string): void {
    const chosen = this.#state.personas.find(({ persona }) => persona === name);
    if (chosen === undefined || name === this.#state.persona) return;
    this.#change({ persona: name, purpose: chosen.defaultPurpose ?? '' });
  }

  choosePurpose(purpose: string): void {
    this.#change({ purpose });
  }

  pasteToken(token: string): void {
    this.#pastedToken = token.trim();
  }

  /**
   * Sends a request as the chosen persona, for the chosen purpose. A token that the gateway no longer takes (401) is renewed once. Headers
   * that the developer typed into GraphiQL's own pane win.
   */
  readonly fetch = async (url: string, init: RequestInit = {}): Promise<Response> => {
    const { mode, persona, purpose } = this.#state;
    if (mode === 'token') return this.#send(url, init, this.#pastedToken, purpose);

    const token = this.#tokenOf(persona);
    const response = await this.#send(url, init, await token, purpose);
    if (response.status !== 401) return response;
    if (this.#tokens.get(persona) === token) this.#tokens.delete(persona);
    return this.#send(url, init, await this.#tokenOf(persona), purpose);
  };

  #send(url: string, init: RequestInit, token: string, purpose: string): Promise<Response> {
    const headers = new Headers(init.headers);
    if (token !== '' && !headers.has('authorization')) headers.set('authorization', `Bearer ${token}`);
    if (purpose !== '' && !headers.has('purpose')) headers.set('purpose', purpose);
    return this.#fetch(url, { ...init, headers });
  }

  /** One token request for each persona, shared by requests that start together. A failed one is not remembered. */
  #tokenOf(persona: string): Promise<string> {
    const known = this.#tokens.get(persona);
    if (known !== undefined) return known;
    const requested = this.#requestToken(persona);
    this.#tokens.set(persona, requested);
    requested.catch(() => this.#tokens.delete(persona));
    return requested;
  }

  async #requestToken(persona: string): Promise<string> {
    const response = await this.#fetch('/dev/token', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ persona }),
    });
    if (!response.ok)
      throw new Error(`No token for the persona ${persona}: /dev/token answered ${String(response.status)}`);
    const answer: unknown = await response.json();
    if (typeof answer === 'object' && answer !== null && 'access_token' in answer) {
      if (typeof answer.access_token === 'string') return answer.access_token;
    }
    throw new Error('/dev/token answered something unexpected');
  }

  #change(change: Partial<SessionState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }
}
