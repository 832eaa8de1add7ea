import { moduleGraph } from './src/modules/graph.ts'

const TEST = '\\.(test|fixture|test-data)\\.ts$|/testing\\.ts$'

/** Modules that `name` may not import, each with the sentence that says what to do. */
const undeclaredEdges = Object.entries(moduleGraph).map(([name, allowed]) => ({
  name: `module-graph-${name}`,
  severity: 'error',
  comment: `'${name}' imports a module it has no edge to. Move the code, announce an event instead, or add the edge in src/modules/graph.ts with a decision record.`,
  from: { path: `^src/modules/${name}/`, pathNot: TEST },
  to: { path: '^src/modules/[^/]+/', pathNot: `^src/modules/(${[name, ...allowed].join('|')})/` },
}))

/** Inside another module only its index.ts may be imported. */
const faces = Object.keys(moduleGraph).map(name => ({
  name: `face-of-${name}`,
  severity: 'error',
  comment: `Import '${name}' through src/modules/${name}/index.ts: its face. Export there what others need.`,
  from: { pathNot: `^src/modules/${name}/|${TEST}|^test/|^bench/` },
  to: { path: `^src/modules/${name}/`, pathNot: `^src/modules/${name}/index\\.ts$` },
}))

export default {
  forbidden: [
    {
      name: 'no-circles',
      severity: 'error',
      comment: 'Two files import each other. Move what both need into a third.',
      from: { path: '^src' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'platform-knows-no-council',
      severity: 'error',
      comment: 'src/platform knows nothing about councils: move this code to a module or pass it in.',
      from: { path: '^src/platform/', pathNot: TEST },
      to: { path: '^src/(modules|sites|adapters|pack|commands|app|web|worker|config)' },
    },
    {
      name: 'modules-know-no-pages',
      severity: 'error',
      comment: 'src/modules know no HTTP and no pages: answer data, and let a site show it.',
      from: { path: '^src/modules/', pathNot: `${TEST}|^src/modules/identity/` },
      to: {
        path: '^src/(sites|pack|commands|supervisor|adapters|app|web|worker|config)|^src/platform/page/|^node_modules/(fastify|nunjucks|@fastify)',
      },
    },
    {
      name: 'packs-know-no-pages',
      severity: 'error',
      comment: 'src/pack reads a council and hands it to the modules: it knows no site and starts nothing.',
      from: { path: '^src/pack/', pathNot: TEST },
      to: { path: '^src/(sites|commands|supervisor|adapters|app|web|worker)' },
    },
    {
      name: 'sites-hold-no-sql',
      severity: 'error',
      comment: 'src/sites hold no SQL and no rules: put the query into a module’s read file.',
      from: { path: '^src/sites/', pathNot: `${TEST}|^src/sites/health` },
      to: { path: '^node_modules/(kysely|pg|graphile-worker)|^src/platform/database' },
    },
    {
      name: 'adapters-know-only-ports',
      severity: 'error',
      comment: 'An adapter implements a port of src/platform/ports.ts and knows no module.',
      from: { path: '^src/adapters/', pathNot: TEST },
      to: { path: '^src/(modules|sites|pack|commands|app)' },
    },
    {
      name: 'sites-are-apart',
      severity: 'error',
      comment: 'One site does not import another: put what both need beside them in src/sites.',
      from: { path: '^src/sites/(public|staff|api)/', pathNot: TEST },
      to: { path: '^src/sites/(public|staff|api)/', pathNot: '^src/sites/$1/' },
    },
    {
      name: 'no-tests-in-the-product',
      severity: 'error',
      comment: 'The product does not import test code.',
      from: { path: '^src/', pathNot: TEST },
      to: { path: `${TEST}|^test/|^bench/` },
    },
    ...undeclaredEdges,
    ...faces,
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: 'src/sites/.*/browser/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { extensions: ['.ts', '.js', '.mjs', '.json'], exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
  },
}
