import { availableParallelism } from 'node:os';
import { packageScript } from './check/command.js';
import { brokenSchemaRules, staleGeneratedFiles } from './check/schema.js';
import type { Task, TaskResult } from './check/tasks.js';
import { runTasks } from './check/tasks.js';

/** `npm run check`: everything that can be known without running the product, a line each; what is wrong comes at the end. */
const tasks: readonly Task[] = [
  {
    name: 'lint',
    // The cache looks at a file alone; what changes with another file's types is what the task `types` sees.
    run: () =>
      packageScript('eslint/bin/eslint.js', [
        '.',
        '--max-warnings=0',
        '--cache',
        '--cache-strategy=content',
        '--cache-location=node_modules/.cache/eslint/',
      ]),
  },
  { name: 'types', run: () => packageScript('typescript/bin/tsc', ['-p', '.']) },
  {
    name: 'types of the GraphiQL page',
    run: () => packageScript('typescript/bin/tsc', ['-p', 'gateway/graphiql/page']),
  },
  {
    name: 'format',
    run: () => packageScript('prettier/bin/prettier.cjs', ['.', '--check', '--log-level=warn', '--cache']),
  },
  { name: 'nothing unused', run: () => packageScript('knip/bin/knip.js', ['--no-progress']) },
  { name: 'schema rules', run: brokenSchemaRules },
  { name: 'generated files up to date', run: staleGeneratedFiles },
];

const results = await runTasks(tasks, availableParallelism(), ({ name, milliseconds, problem }) =>
  console.log(`${problem === null ? '✔' : '✘'} ${name} (${(milliseconds / 1000).toFixed(1)} s)`),
);
const failed = results.filter((result): result is TaskResult & { problem: string } => result.problem !== null);
for (const { name, problem } of failed) console.error(`\n✘ ${name}\n${problem}`);
process.exitCode = failed.length === 0 ? 0 : 1;
