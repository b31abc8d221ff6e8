/** The `code` of an error of Node or of the MongoDB driver, such as `ENOENT`; undefined when what was thrown has none. */
export function errorCode(error: unknown): string | number | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' || typeof error.code === 'number' ? error.code : undefined;
}
