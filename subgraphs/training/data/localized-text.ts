import { Schema } from 'mongoose';

/** A text in the three languages, as it is stored. Classified by the path that has it. */
export const localizedText = new Schema(
  {
    fi: { type: String, required: true },
    sv: { type: String, required: true },
    en: { type: String, required: true },
  },
  { _id: false },
);
