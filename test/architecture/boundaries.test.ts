// Breaks each rule of .dependency-cruiser.mjs on purpose, in a small project of its own, and looks for its sentence.
import assert from 'node:assert/strict'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { after, before, describe, test } from 'node:test'
import { cruise, type ICruiseResult, type IForbiddenRuleType } from 'dependency-cruiser'
// @ts-expect-error: the settings of the tool have no types
import config from '../../.dependency-cruiser.mjs'
import { moduleGraph } from '../../src/modules/graph.ts'

type Import = [from: string, to: string]

/** Of each module an import that its graph does not allow: of the module that is above all others, or has no edge to it. */
function forbiddenEdge(module: string): Import {
  const other = Object.keys(moduleGraph).find(name => name !== module && !moduleGraph[module]!.includes(name))
  return [`src/modules/${module}/up.ts`, `src/modules/${other}/index.ts`]
}

const modules = Object.keys(moduleGraph)
const broken: Record<string, Import> = {
  // A circle is told once, of the file that comes first.
  'no-circles': ['src/platform/about.ts', 'src/platform/round.ts'],
  'platform-knows-no-council': ['src/platform/knowing.ts', 'src/modules/places/index.ts'],
  'modules-know-no-pages': ['src/modules/places/page.ts', 'node_modules/fastify/index.js'],
  'packs-know-no-pages': ['src/pack/read.ts', 'src/sites/public/page.ts'],
  'sites-hold-no-sql': ['src/sites/public/query.ts', 'node_modules/kysely/index.js'],
  'adapters-know-only-ports': ['src/adapters/mail.ts', 'src/modules/places/index.ts'],
  'sites-are-apart': ['src/sites/staff/borrow.ts', 'src/sites/public/page.ts'],
  'no-tests-in-the-product': ['src/platform/made-up.ts', 'test/support/people.ts'],
  ...Object.fromEntries(modules.map(name => [`module-graph-${name}`, forbiddenEdge(name)])),
  ...Object.fromEntries(
    modules.map((name): [string, Import] => [
      `face-of-${name}`,
      [`src/sites/public/past-${name}.ts`, `src/modules/${name}/inside.ts`],
    ]),
  ),
}
/** What the rules allow and the broken files stand among. */
const sound: Import[] = [
  ['src/platform/round.ts', 'src/platform/about.ts'],
  ['src/modules/catalogue/asks.ts', 'src/modules/places/index.ts'],
  ['src/sites/public/page.ts', 'src/modules/places/index.ts'],
  ['src/sites/public/page.test.ts', 'src/modules/places/inside.ts'],
]

const specifier = ([from, to]: Import) => {
  const installed = /^node_modules\/(.*)\/index\.js$/.exec(to)?.[1]
  const relative = path.relative(path.dirname(from), to)
  return installed ?? (relative.startsWith('.') ? relative : `./${relative}`)
}

describe('a broken boundary', () => {
  const rules = config.forbidden as (IForbiddenRuleType & { name: string; comment: string })[]
  let found: ICruiseResult['summary']['violations']
  let folder: string

  before(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'firstpoint-boundaries-'))
    const files = new Map([...Object.values(broken), ...sound].map(([, to]) => [to, 'export const it = 1\n']))
    for (const edge of [...Object.values(broken), ...sound])
      files.set(edge[0], `import { it } from '${specifier(edge)}'\nexport { it }\n`)
    for (const name of ['fastify', 'kysely']) files.set(`node_modules/${name}/package.json`, `{ "name": "${name}" }`)
    for (const [file, content] of files) {
      await mkdir(path.dirname(path.join(folder, file)), { recursive: true })
      await writeFile(path.join(folder, file), content)
    }
    const { tsConfig: _, enhancedResolveOptions, ...options } = config.options
    const ruleSet = { forbidden: rules }
    const { output } = await cruise(
      ['src'],
      { ...options, ruleSet, validate: true, baseDir: folder },
      enhancedResolveOptions,
    )
    found = (output as ICruiseResult).summary.violations
  })
  after(() => rm(folder, { recursive: true, force: true }))

  test('is proved for every rule there is', () => {
    assert.deepEqual(Object.keys(broken).sort(), rules.map(rule => rule.name).sort())
  })

  for (const [name, [from, to]] of Object.entries(broken))
    test(`${name}: ${from} imports ${to}`, () => {
      const violation = found.find(each => each.rule.name === name && each.from === from)
      assert.equal(violation?.to, to)
      assert.equal(violation?.rule.severity, 'error')
      const { comment } = rules.find(rule => rule.name === name)!
      assert.match(comment, /^[^\n]{30,}\.$/, 'a rule says in a sentence what to do')
    })

  test('is seen nowhere else', () => {
    const meant = new Set(Object.values(broken).map(([from]) => from))
    const elsewhere = found.filter(({ from }) => !meant.has(from))
    assert.deepEqual(elsewhere, [])
  })
})
