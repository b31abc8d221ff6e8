/** What another record points at. @throws Error, masked as a defect, when it is not there: nothing deletes what is pointed at. */
export function found<Source>(source: Source | null, what: string): Source {
  if (source === null) throw new Error(`a record points at a ${what} that is not there`);
  return source;
}
