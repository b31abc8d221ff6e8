import { z } from 'zod';
import type { Environment } from './environment.js';
import { readEnvironment } from './environment.js';
import { httpAddress, logLevel, mongoAddress, pem, port, text, wholeNumber } from './setting.js';

const settings = z.object({
  PORT: port.default(4000),
  WAIT_SECONDS: wholeNumber(1, 600).default(60),
  LOG_LEVEL: logLevel.default('info'),
  YEAR_END: text(/^\d{2}-\d{2}$/, 'a month and a day, MM-DD').default('12-31'),
  MONGODB_URI: mongoAddress.optional(),
  ISSUER: httpAddress.optional(),
  KEY: pem('PRIVATE KEY').optional(),
  UNTOLD: z.string().min(3).optional(),
});

const read = (env: Environment) => readEnvironment(settings, env);
const refusalOf = (env: Environment): string => {
  try {
    read(env);
  } catch (error) {
    return String(error);
  }
  throw new Error('was not refused');
};

describe('the environment', () => {
  it('is read as text, numbers as numbers', () => {
    expect(read({ PORT: '0', WAIT_SECONDS: '600' })).toMatchObject({ PORT: 0, WAIT_SECONDS: 600, LOG_LEVEL: 'info' });
  });

  it('takes an empty variable for one that is not set', () => {
    expect(read({ PORT: '' })).toMatchObject({ PORT: 4000 });
  });

  it.each(['0x10', '1e3', ' 80', '80 ', '+80', '080', '80.0', '-1', '65536', '٤٠٠٠', 'abc', '9'.repeat(30)])(
    'takes %j for no port, although a number could be read from some of these',
    (value) => {
      expect(refusalOf({ PORT: value })).toBe(
        'StartupError: The setting PORT has a value that cannot be used: it has to be a whole number from 0 to 65535. Set PORT as docs/settings.md says.',
      );
    },
  );

  it.each([
    ['WAIT_SECONDS', '0', 'a whole number from 1 to 600'],
    ['LOG_LEVEL', 'loud', 'one of fatal, error, warn, info, debug, silent'],
    ['YEAR_END', 'secret', 'a month and a day, MM-DD'],
    ['MONGODB_URI', 'postgres://login:secret@host', 'a mongodb:// or mongodb+srv:// address'],
    ['ISSUER', 'ftp://secret', 'an http:// or https:// address'],
    ['KEY', 'secret', 'a key in PEM that begins with -----BEGIN PRIVATE KEY-----'],
    ['UNTOLD', '-', 'what docs/settings.md says'],
  ])('says what %s has to be, and never what it is', (name, value, expected) => {
    const refusal = refusalOf({ [name]: value });
    expect(refusal).toContain(
      `The setting ${name} has a value that cannot be used: it has to be ${expected}. Set ${name}`,
    );
    expect(refusal).not.toMatch(/secret|loud/);
  });

  it('says what a setting has to be that is missing', () => {
    expect(() => readEnvironment(z.object({ MONGODB_URI: mongoAddress }), {})).toThrow(
      'The setting MONGODB_URI is missing: it has to be a mongodb:// or mongodb+srv:// address.',
    );
  });

  it('names the file that cannot be read by the setting that names it', () => {
    expect(refusalOf({ KEY_FILE: '/nowhere/secret' })).toContain('The file named by KEY_FILE cannot be read.');
  });
});
