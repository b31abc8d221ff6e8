import './workers';
import 'graphiql/style.css';
import './page.css';
import { createRoot } from 'react-dom/client';
import { App } from './app';
import { loadExamples } from './examples';
import { Session } from './session';

const root = document.querySelector('#root');
if (root === null) throw new Error('the page has no #root');
const reactRoot = createRoot(root);

try {
  const fetchHere = (url: string, init?: RequestInit): Promise<Response> => fetch(url, init);
  const [session, examples] = await Promise.all([Session.open(fetchHere), loadExamples(fetchHere)]);
  reactRoot.render(<App session={session} examples={examples} />);
} catch (error) {
  reactRoot.render(
    <p className="page-status" role="alert">
      GraphiQL could not start: {error instanceof Error ? error.message : 'unknown error'}. Is the gateway still
      running? Then load the page again.
    </p>,
  );
}
