import type { InferSchemaType } from 'mongoose';
import { Schema } from 'mongoose';
import { operational } from '../../../shared/runtime/personal-data.js';
import { localizedText } from '../localized-text.js';

const aboutTheCourse = operational('About the course; names no person.');

/** A course as it is stored. */
export const courseSchema = new Schema(
  {
    _id: { type: String, required: true, ...aboutTheCourse },
    code: { type: String, required: true, ...aboutTheCourse },
    name: { type: localizedText, required: true, ...aboutTheCourse },
    description: { type: localizedText, required: true, ...aboutTheCourse },
    ects: { type: Number, default: null, ...aboutTheCourse },
  },
  { collection: 'courses', versionKey: false },
);

export type CourseDocument = InferSchemaType<typeof courseSchema>;
