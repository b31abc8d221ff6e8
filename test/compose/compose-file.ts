import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { repositoryRoot } from '../../subgraphs/shared/paths.js';

const condition = z.enum(['service_started', 'service_healthy', 'service_completed_successfully']);

const service = z.looseObject({
  image: z.string(),
  user: z.string(),
  read_only: z.boolean(),
  cap_drop: z.array(z.string()),
  security_opt: z.array(z.string()),
  command: z.array(z.string()),
  environment: z.record(z.string(), z.string()),
  secrets: z.array(z.string()),
  networks: z.array(z.string()),
  ports: z.array(z.string()).default([]),
  healthcheck: z.looseObject({ test: z.array(z.string()) }).optional(),
  depends_on: z.record(z.string(), z.strictObject({ condition })).default({}),
});

const composeFile = z.looseObject({
  services: z.record(z.string(), service),
  networks: z.record(z.string(), z.strictObject({ internal: z.boolean() }).nullable()),
  secrets: z.record(z.string(), z.strictObject({ file: z.string() })),
});

export type Service = z.output<typeof service>;
export type ComposeFile = z.output<typeof composeFile>;

/** docker-compose.yml, its anchors merged. @throws when it has another shape than the tests know */
export function readComposeFile(): ComposeFile {
  const text = readFileSync(join(repositoryRoot, 'docker-compose.yml'), 'utf8');
  return composeFile.parse(parse(text, { merge: true }));
}

/** The services, each after those that it depends on. */
export function startOrder({ services }: ComposeFile): string[] {
  const ordered = new Set<string>();
  const visit = (name: string): void => {
    for (const needed of Object.keys(services[name]?.depends_on ?? {})) visit(needed);
    ordered.add(name);
  };
  Object.keys(services).forEach(visit);
  return [...ordered];
}

/**
 * Puts variables into a value as compose does: `${NAME}`, `${NAME:-default}`, `${NAME:?what is missing}`, and `$$` for a dollar sign.
 * @throws Error for a variable that must be set and is not, and for any other use of a dollar sign
 */
export function interpolate(value: string, variables: Readonly<Record<string, string>>): string {
  return value.replaceAll(
    /\$(?:\$|\{(\w+)(?:(:[-?])([^}]*))?\}|)/g,
    (found, name: string, kind: string, rest: string) => {
      if (found === '$$') return '$';
      if (found === '$') throw new Error(`compose cannot read the dollar sign in ${value}`);
      const given = variables[name];
      if (given) return given;
      if (kind === ':-') return rest;
      throw new Error(kind === ':?' ? rest : `${name} is not set`);
    },
  );
}
