import { type GraphiQLPlugin, useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import { Kind, parse } from 'graphql';
import { usePage } from './context';
import type { Example } from './examples';
import { withFreshKeys } from './fresh-key';

/** The checked-in documents, in GraphiQL's own side pane, each with the persona it suits; choosing one runs it at once. */
export const examplesPlugin: GraphiQLPlugin = { title: 'Examples', icon: ExamplesIcon, content: ExamplesPanel };

function ExamplesPanel() {
  const { examples } = usePage();
  const runExample = useRunExample();
  const ready = useGraphiQL(
    ({ queryEditor, responseEditor }) => queryEditor !== undefined && responseEditor !== undefined,
  );

  return (
    <section aria-labelledby="examples-title">
      <h2 id="examples-title" className="examples-title">
        Examples
      </h2>
      <p className="examples-hint">Choosing one acts as the persona it suits, and runs it.</p>
      <ol className="examples">
        {examples.map((example) => (
          <li key={example.name}>
            <button type="button" disabled={!ready} onClick={() => runExample(example)}>
              <strong>{example.title}</strong>
              <span>{withCode(example.description)}</span>
              <em>as {example.persona}</em>
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** Shows what stands between backticks as code. */
function withCode(text: string) {
  return text.split('`').map((part, index) => (index % 2 === 1 ? <code key={index}>{part}</code> : part));
}

function ExamplesIcon() {
  return (
    <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="1.5" aria-hidden="true">
      <path d="M5 3.75h14v16.5H5zM8.5 8h7M8.5 12h7M8.5 16h4" />
    </svg>
  );
}

/** Opens an example in a tab of its own, or in the one where it already is, and runs it as the persona it suits: a mutation as a new intention. */
function useRunExample(): (example: Example) => void {
  const { session } = usePage();
  const actions = useGraphiQLActions();
  const { tabs, activeTabIndex, queryEditor, variableEditor } = useGraphiQL(
    ({ tabs, activeTabIndex, queryEditor, variableEditor }) => ({ tabs, activeTabIndex, queryEditor, variableEditor }),
  );

  return ({ document: query, persona, ...example }) => {
    const variables = withFreshKeys(example.variables);
    session.choosePersona(persona);
    const open = tabs.findIndex((tab) => tab.query === query);
    if (open === -1) actions.addTab();
    else if (open !== activeTabIndex) actions.changeTab(open);
    queryEditor?.setValue(query);
    variableEditor?.setValue(variables);

    // GraphiQL learns what the document holds a moment after it changed; run before that, it would ask for the last tab's operation.
    const documentAST = parse(query);
    const operations = documentAST.definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
    const operationName = operations[0]?.name?.value;
    actions.setOperationFacts({ documentAST, operations, ...(operationName === undefined ? {} : { operationName }) });
    actions.updateActiveTabValues({ query, variables, operationName: operationName ?? null });
    actions.run();
  };
}
