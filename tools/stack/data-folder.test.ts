import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { explainFileError, prepareDataFolder } from './data-folder.js';

describe('the data folder', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'data-folder-'));
  });

  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('is made with its parents, open to its owner alone', async () => {
    const made = join(folder, 'a', 'b');
    await prepareDataFolder(made);
    expect((await stat(made)).mode & 0o777).toBe(0o700);
  });

  it('is refused below a file', async () => {
    await writeFile(join(folder, 'file'), '');
    await expect(prepareDataFolder(join(folder, 'file', 'data'))).rejects.toMatchObject({ code: 'DATA_DIR_UNUSABLE' });
  });

  // Folders of the system in which nobody, the superuser included, can make anything.
  it.each(['/proc/nope', '/proc/nope/data', '/sys/nope', '/sys'])(
    'is refused at once where nothing can be made: %s',
    async (nowhere) => {
      const attempt = prepareDataFolder(nowhere);
      await expect(attempt).rejects.toMatchObject({ code: 'DATA_DIR_UNUSABLE' });
      await expect(attempt).rejects.toThrow('Make it writable, or set DATA_DIR to a folder that is.');
    },
  );

  it('is refused when its disk has less room than a database needs', async () => {
    const attempt = prepareDataFolder(folder, Number.MAX_SAFE_INTEGER);
    await expect(attempt).rejects.toMatchObject({ code: 'DISK_FULL' });
    await expect(attempt).rejects.toThrow('Free some space, or set DATA_DIR to a folder on another disk.');
  });

  it.each([
    ['ENOSPC', 'DISK_FULL'],
    ['EDQUOT', 'DISK_FULL'],
    ['EROFS', 'DATA_DIR_UNUSABLE'],
    ['EACCES', 'DATA_DIR_UNUSABLE'],
    ['ENOENT', 'DATA_DIR_UNUSABLE'],
  ])('explains %s', (code, expected) => {
    expect(explainFileError(Object.assign(new Error('refused'), { code }), folder)).toMatchObject({ code: expected });
  });
});
