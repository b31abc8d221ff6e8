import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { StartupError } from '../../shared/startup-error.js';

const localized = z.object({ fi: z.string().min(1), sv: z.string().min(1), en: z.string().min(1) });

const policy = z.object({
  /** The joint controllers (P1). */
  controllers: z
    .array(
      z.object({
        controller: z.enum(['FMA_CREATIONS', 'MUSEOLIITTO']),
        name: z.string().min(1),
        businessId: z.string().regex(/^\d{7}-\d$/, 'not a Finnish business id'),
        address: z.string().min(1),
      }),
    )
    .length(2),
  /** Who answers requests (P35). */
  dataProtectionOfficer: z.object({ name: localized, email: z.email(), phone: z.string().nullable() }),
  /** Who handles data on the controllers' behalf, by name (P23, Article 15(1)(c)). */
  processors: z.array(z.object({ name: z.string().min(1), role: localized })).min(1),
});

/** What the privacy policy leaves to configuration: names and contacts, none of them code. */
export type PrivacyPolicy = Readonly<z.infer<typeof policy>>;

/** @throws StartupError BAD_POLICY_FILE saying what of the file cannot be used */
export function readPrivacyPolicy(file: string): PrivacyPolicy {
  try {
    return policy.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (cause) {
    const issue = cause instanceof z.ZodError ? cause.issues[0] : undefined;
    const what = issue ? `${issue.path.join('.')}: ${issue.message}` : 'it cannot be read as JSON';
    throw new StartupError(
      'BAD_POLICY_FILE',
      `The policy file cannot be used: ${what}.`,
      'Mend it or set POLICY_FILE.',
      {
        cause,
      },
    );
  }
}
