// The rules of the architecture that a linter cannot say. Each failure says what to do.
import assert from 'node:assert/strict'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { test } from 'node:test'
import { moduleGraph } from '../src/modules/graph.ts'

const root = path.join(import.meta.dirname, '..')
const modules = Object.keys(moduleGraph)

async function filesUnder(folder: string, ending: string): Promise<string[]> {
  const names = await readdir(path.join(root, folder), { recursive: true })
  return names.filter(name => name.endsWith(ending)).map(name => path.join(folder, name))
}

const read = (file: string) => readFile(path.join(root, file), 'utf8')
const isTest = (file: string) => /\.(test|fixture|test-data)\.ts$|testing\.ts$/.test(file)

/** The code without its comments, so that a rule is not broken by a word about it. */
const withoutComments = (source: string) => source.replace(/\/\*[\s\S]*?\*\/|(^|[^:])\/\/.*$/gm, '$1')

function below(module: string): Set<string> {
  const all = new Set<string>()
  const visit = (name: string) => {
    for (const next of moduleGraph[name] ?? []) if (!all.has(next)) [all.add(next), visit(next)]
  }
  visit(module)
  return all
}

test('the module graph has no circles', () => {
  for (const module of modules)
    assert.ok(
      !below(module).has(module),
      `'${module}' is below itself in src/modules/graph.ts: take one of the edges out`,
    )
})

test('every module has a face and a README of at most 30 lines', async () => {
  for (const module of modules) {
    const names = await readdir(path.join(root, 'src/modules', module))
    assert.ok(names.includes('index.ts'), `src/modules/${module} needs an index.ts: what others may use`)
    assert.ok(
      names.includes('README.md'),
      `src/modules/${module} needs a README.md: words, tables, events, what it refuses`,
    )
    const lines = (await read(`src/modules/${module}/README.md`)).trim().split('\n').length
    assert.ok(lines <= 30, `src/modules/${module}/README.md has ${lines} lines: say it in 30`)
  }
})

test('a module writes only the tables of its own schema', async () => {
  const published = await publishedNames()
  for (const file of (await filesUnder('src/modules', '.ts')).filter(file => !isTest(file))) {
    const module = file.split(path.sep)[2]!
    for (const [name, schema] of tablesNamed(withoutComments(await read(file)))) {
      if (schema === module || schema === 'platform' || !modules.includes(schema)) continue
      assert.ok(
        published.has(name) && below(module).has(schema),
        `${file} names ${name}: ask the module '${schema}' through its index.ts, or publish a view or function there`,
      )
    }
  }
})

/** `schema.name` in SQL strings and in Kysely's table names. */
function tablesNamed(source: string): [string, string][] {
  const found = source.matchAll(
    /(?:from|join|into|update|table|select|perform)\s+\(?'?`?([a-z_]+)\.([a-z_]+)|(?:From|Into|Table|Join)\(\s*'([a-z_]+)\.([a-z_]+)/g,
  )
  return [...found].map(([, a, b, c, d]) => [`${a ?? c}.${b ?? d}`, (a ?? c)!])
}

/** Views and functions that a module publishes to those above it. */
async function publishedNames(): Promise<Set<string>> {
  const names = new Set<string>()
  for (const file of await filesUnder('db/migrations', '.sql'))
    for (const [, name] of (await read(file)).matchAll(/create (?:or replace )?(?:view|function) ([a-z_]+\.[a-z_]+)/g))
      names.add(name!)
  return names
}

test('what joins people reads them through customers.identity or a view that does', async () => {
  for (const file of (await filesUnder('src', '.ts')).filter(
    file => !isTest(file) && !file.includes('modules/customers/'),
  )) {
    const source = withoutComments(await read(file))
    assert.ok(
      !/join\s+customers\.(customers|contact_points)\s+(as\s+)?\w+\s+on\s+\w+\.(id|customer_id)\s*=\s*\w+\.customer_id/.test(
        source,
      ),
      `${file} joins a customer by customer_id: merged people would be missed. Join customers.identity or customers.reachable`,
    )
  }
})

test('no council is named in the program', async () => {
  const councils = await readdir(path.join(root, 'packs'), { withFileTypes: true })
  const names = councils.filter(entry => entry.isDirectory()).map(entry => entry.name)
  for (const file of (await filesUnder('src', '')).filter(file => /\.(ts|njk|scss|sql)$/.test(file) && !isTest(file))) {
    const source = await read(file)
    for (const name of names)
      assert.ok(
        !new RegExp(`\\b${name}\\b`, 'i').test(source),
        `${file} names '${name}': a council differs by data in its pack`,
      )
  }
})

test('no file of the program is longer than 300 lines', async () => {
  for (const file of (await filesUnder('src', '.ts')).filter(
    file => !isTest(file) && !file.endsWith('rows.ts') && !/text\.ts$/.test(file),
  )) {
    const lines = (await read(file)).split('\n').length
    assert.ok(lines <= 300, `${file} has ${lines} lines: find the seam and part it`)
  }
})

test('a tick is drawn and not written, because not every font has one', async () => {
  for (const ending of ['.njk', '.scss', 'text.ts', 'texts.ts'])
    for (const file of await filesUnder('src/sites', ending))
      assert.doesNotMatch(await read(file), /[✓✔✗✘]/, `${file}: draw the tick with borders, as .fp-marks does`)
})

test('nothing in the program writes to the console', async () => {
  for (const file of (await filesUnder('src', '.ts')).filter(file => !isTest(file) && !file.includes('/browser/')))
    assert.ok(
      !/\bconsole\.(log|error|warn|info)\(/.test(withoutComments(await read(file))),
      `${file} uses console: use the log of the context`,
    )
})

test('only the configuration reads the environment', async () => {
  for (const file of (await filesUnder('src', '.ts')).filter(file => !isTest(file)))
    if (/process\.env\b/.test(withoutComments(await read(file))))
      assert.match(
        file,
        /config\.ts$|main\.ts$|commands\/|supervisor\/|embedded\//,
        `${file} reads process.env: add a setting to src/config.ts`,
      )
})

test('migrations are named by time and module', async () => {
  for (const file of await filesUnder('db/migrations', '.sql'))
    assert.match(path.basename(file), /^\d{8}T\d{6}_[a-z_]+\.sql$/, `${file}: name it 20261122T120000_module.sql`)
})
