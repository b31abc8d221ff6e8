/** Where each of Monaco's workers is served; written by the build. */
declare const WORKER_URLS: { readonly editor: string; readonly json: string; readonly graphql: string };

declare module '*.css';
