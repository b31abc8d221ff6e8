import { useGraphiQL } from '@graphiql/react';
import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { GraphiQL } from 'graphiql';
import { HISTORY_PLUGIN } from '@graphiql/plugin-history';
import { useEffect, useMemo } from 'react';
import { PageContext } from './context';
import type { Example } from './examples';
import { examplesPlugin } from './examples-panel';
import { Header } from './header';
import type { Session } from './session';
import { pageStorage } from './storage';

const plugins = [examplesPlugin, HISTORY_PLUGIN];

/** GraphiQL with the product's header above it and the examples beside it. */
export function App({ session, examples }: { readonly session: Session; readonly examples: readonly Example[] }) {
  const page = useMemo(() => ({ session, examples }), [session, examples]);
  const fetcher = useMemo(
    // The toolkit's type is that of the global `fetch`; it calls it with an address and options alone.
    () =>
      createGraphiQLFetcher({
        url: '/graphql',
        fetch: session.fetch as typeof fetch,
        enableIncrementalDelivery: false,
      }),
    [session],
  );
  const storage = useMemo(() => pageStorage(localStorage, sessionStorage), []);
  const [first] = examples;

  return (
    <PageContext value={page}>
      <GraphiQL
        fetcher={fetcher}
        storage={storage}
        plugins={plugins}
        visiblePlugin={examplesPlugin}
        defaultTabs={[{ query: first?.document ?? '', variables: first?.variables ?? '' }]}
        defaultEditorToolsVisibility="variables"
        inputValueDeprecation
        schemaDescription
        shouldPersistHeaders={false}
      >
        <GraphiQL.Logo>{null}</GraphiQL.Logo>
        <Header />
        <WrappedLines />
      </GraphiQL>
    </PageContext>
  );
}

/** Wraps the long lines of a document, such as the comment of an example, as GraphiQL does those of an answer. */
function WrappedLines() {
  const queryEditor = useGraphiQL((state) => state.queryEditor);
  useEffect(() => queryEditor?.updateOptions({ wordWrap: 'on' }), [queryEditor]);
  return null;
}
