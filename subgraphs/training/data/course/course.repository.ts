import type { Connection, mongo } from 'mongoose';
import { PublicError } from '../../../shared/errors.js';
import type { CursorKey, Page, PageArguments } from '../../../shared/runtime/connection.js';
import { pageOf } from '../../../shared/runtime/connection.js';
import type { CourseSource } from '../../mappers.js';
import type { CourseDocument } from './course.model.js';
import { courseSchema } from './course.model.js';

/** How names of courses compare: as Finnish does (… z å ä ö). */
export const courseCollation: mongo.CollationOptions = { locale: 'fi' };

export type CourseRepository = ReturnType<typeof courseRepository>;

export function courseRepository(connection: Connection) {
  const courses = connection.model('Course', courseSchema);
  return {
    /** Up to `page.limit` courses by Finnish name. */
    async page(page: Page<CursorKey>): Promise<readonly CourseSource[]> {
      const found = await courses
        .find(beyond(page.after))
        .collation(courseCollation)
        .sort({ 'name.fi': 1, _id: 1 })
        .limit(page.limit)
        .lean();
      return found.map(toSource);
    },

    /** How many courses there are; from the collection's own count, not by reading it. */
    count(): Promise<number> {
      return courses.estimatedDocumentCount();
    },

    async byIds(ids: readonly string[]): Promise<readonly CourseSource[]> {
      const found = await courses
        .find({ _id: { $in: ids } })
        .batchSize(ids.length + 1)
        .lean();
      return found.map(toSource);
    },
  };
}

/**
 * Checks the arguments of `courses`.
 * @throws BAD_USER_INPUT when `first` is not 1–100 or `after` is no cursor of this list
 */
export function coursePage(pageArguments: PageArguments): Page<CursorKey> {
  const page = pageOf(pageArguments, 2);
  if (page.after?.some((value) => typeof value !== 'string')) {
    throw new PublicError('BAD_USER_INPUT', 'after is not a cursor of this list.');
  }
  return page;
}

/** Where a course stands in the list of all. */
export function courseKey({ name, id }: CourseSource): CursorKey {
  return [name.fi, id];
}

/** The outer bound lets the index start at the position; the alternatives take out what shares its name and came before. */
function beyond(after: CursorKey | null) {
  if (!after) return {};
  const [name, id] = [String(after[0]), String(after[1])];
  return { 'name.fi': { $gte: name }, $or: [{ 'name.fi': { $gt: name } }, { _id: { $gt: id } }] };
}

function toSource({ _id, code, name, description, ects }: CourseDocument): CourseSource {
  return { id: _id, code, name, description, ects: ects ?? null };
}
