import type { Connection, mongo } from 'mongoose';
import type { Page } from '../../../shared/runtime/connection.js';
import { positionOf } from '../../../shared/runtime/connection.js';
import type { CourseSource } from '../../mappers.js';
import type { CourseDocument } from './course.model.js';
import { courseSchema } from './course.model.js';

/** How names of courses compare: as Finnish does (… z å ä ö). */
export const courseCollation: mongo.CollationOptions = { locale: 'fi' };

export type CourseRepository = ReturnType<typeof courseRepository>;

export function courseRepository(connection: Connection) {
  const courses = connection.model('Course', courseSchema);
  return {
    /** Up to `page.limit` courses by Finnish name. @throws BAD_USER_INPUT when the page begins at a cursor of another list */
    async page(page: Page): Promise<readonly CourseSource[]> {
      const position = await positionOf(page, (id) => courses.findById(id, { 'name.fi': 1 }).lean());
      const found = await courses
        .find(beyond(position))
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

/** The outer bound lets the index start at the position; the alternatives take out what shares its name and came before. */
function beyond(position: Pick<CourseDocument, '_id' | 'name'> | null) {
  if (!position) return {};
  const { fi } = position.name;
  return { 'name.fi': { $gte: fi }, $or: [{ 'name.fi': { $gt: fi } }, { _id: { $gt: position._id } }] };
}

function toSource({ _id, code, name, description, ects }: CourseDocument): CourseSource {
  return { id: _id, code, name, description, ects: ects ?? null };
}
