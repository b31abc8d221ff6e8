// Jest cannot load a package that ships `.mjs` alone. The tests get it bundled to CommonJS instead.
const { buildSync } = require('esbuild');

const { outputFiles } = buildSync({
  stdin: { contents: "export * from 'oauth2-mock-server'", resolveDir: __dirname },
  bundle: true,
  write: false,
  platform: 'node',
  format: 'cjs',
});
new Function('module', 'require', outputFiles[0].text)(module, require);
