import { useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import { isEnumType, Kind, OperationTypeNode, parse } from 'graphql';
import { useRef } from 'react';
import { createPortal } from 'react-dom';
import { usePage } from './context';

/**
 * Who the page acts as. Rendered inside GraphiQL, which it drives, and shown above it, where it comes first for eyes, keyboard and screen
 * readers alike.
 */
export function Header() {
  const target = document.querySelector('#header');
  return target === null ? null : createPortal(<HeaderContent />, target);
}

function HeaderContent() {
  const { state } = usePage();
  return (
    <>
      <div className="brand">
        <h1>Asiakasrekisteri</h1>
        <p>The joint customer register, as one graph</p>
      </div>
      {state.mode === 'personas' ? <PersonaChooser /> : <TokenField />}
    </>
  );
}

function PersonaChooser() {
  const { session, state } = usePage();
  const runAgain = useRunAgain();
  const chosen = state.personas.find(({ persona }) => persona === state.persona);
  const purposes = chosen?.purposes ?? [];

  return (
    <div className="identity">
      <label>
        Acting as
        <select
          value={state.persona}
          aria-describedby="persona-description"
          onChange={({ target }) => {
            session.choosePersona(target.value);
            runAgain();
          }}
        >
          {state.personas.map(({ persona }) => (
            <option key={persona}>{persona}</option>
          ))}
        </select>
      </label>
      {purposes.length > 1 && <PurposeChooser purposes={purposes} />}
      <p id="persona-description" aria-live="polite">
        {chosen?.description}
      </p>
    </div>
  );
}

function TokenField() {
  const { session } = usePage();
  const purposes = useGraphiQL(({ schema }) => {
    const type = schema?.getType('ProcessingPurpose');
    return isEnumType(type) ? type.getValues().map(({ name }) => name) : [];
  });
  const actions = useGraphiQLActions();
  const field = useRef<HTMLInputElement>(null);

  return (
    <form
      className="identity"
      onSubmit={(event) => {
        event.preventDefault();
        session.pasteToken(field.current?.value ?? '');
        void actions.introspect();
      }}
    >
      <label>
        Access token
        <input ref={field} type="password" autoComplete="off" spellCheck={false} aria-describedby="token-description" />
      </label>
      <button type="submit">Use it</button>
      <PurposeChooser purposes={purposes} withDefault />
      <p id="token-description">From your identity provider. Kept in this page’s memory and nowhere else.</p>
    </form>
  );
}

function PurposeChooser({
  purposes,
  withDefault = false,
}: {
  readonly purposes: readonly string[];
  readonly withDefault?: boolean;
}) {
  const { session, state } = usePage();
  const runAgain = useRunAgain();
  return (
    <label>
      For the purpose
      <select
        value={state.purpose}
        onChange={({ target }) => {
          session.choosePurpose(target.value);
          runAgain();
        }}
      >
        {withDefault && <option value="">the role’s default</option>}
        {purposes.map((purpose) => (
          <option key={purpose}>{purpose}</option>
        ))}
      </select>
    </label>
  );
}

/**
 * Runs the current query again, so that the answer on the screen is always that of the persona above it. A mutation is
 * not repeated on somebody else's behalf: its old answer is taken away instead.
 */
function useRunAgain(): () => void {
  const actions = useGraphiQLActions();
  const { queryEditor, responseEditor } = useGraphiQL(({ queryEditor, responseEditor }) => ({
    queryEditor,
    responseEditor,
  }));
  return () => {
    if (!responseEditor?.getValue()) return;
    if (queryEditor !== undefined && isQuery(queryEditor.getValue())) actions.run();
    else responseEditor.setValue('');
  };
}

function isQuery(source: string): boolean {
  try {
    return parse(source).definitions.every(
      (definition) => definition.kind !== Kind.OPERATION_DEFINITION || definition.operation === OperationTypeNode.QUERY,
    );
  } catch {
    return false;
  }
}
