import { createContext, useContext, useSyncExternalStore } from 'react';
import type { Example } from './examples';
import type { Session, SessionState } from './session';

export interface Page {
  readonly session: Session;
  readonly examples: readonly Example[];
}

/** What the header and the examples share: GraphiQL renders both without handing them anything. */
export const PageContext = createContext<Page | undefined>(undefined);

export function usePage(): Page & { readonly state: SessionState } {
  const page = useContext(PageContext);
  if (page === undefined) throw new Error('rendered outside the page');
  const state = useSyncExternalStore(page.session.subscribe, page.session.state);
  return { ...page, state };
}
