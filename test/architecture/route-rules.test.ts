// Breaks each rule about routes and public texts on purpose.
import assert from 'node:assert/strict'
import path from 'node:path'
import { describe, test } from 'node:test'
import ts from 'typescript'
import type { Page } from '../../src/platform/page/page.ts'
import { routeRules } from './route-rules.ts'

describe('a rule about routes', () => {
  const page = (more: object) => ({ path: '/jobs/:id', permission: 'jobs.see', load() {}, ...more }) as unknown as Page
  const sound = [
    page({}),
    page({ path: '/', permission: undefined, public: true }),
    page({ path: '/a', submit() {}, audit: 'a' }),
  ]
  const broken: Record<string, [Page, RegExp]> = {
    'every route says who may open it': [
      page({ permission: undefined }),
      /\/jobs\/:id has neither one `permission` nor/,
    ],
    'every submit that is not for everybody has a name for the audit trail': [
      page({ submit() {} }),
      /\/jobs\/:id changes something: give it an `audit` name/,
    ],
    'no two pages have the same route': [page({}), /\/jobs\/:id is the path of two pages/],
  }
  for (const [name, rule] of Object.entries(routeRules))
    test(name, () => {
      assert.deepEqual(rule(sound), [])
      assert.match(rule([...sound, broken[name]![0]]).join('\n'), broken[name]![1])
    })

  test('every route says who may open it: not two things at once, and not nobody', () => {
    const rule = routeRules['every route says who may open it']!
    assert.equal(rule([page({ public: true })]).length, 1)
    assert.equal(rule([page({ permission: [] })]).length, 1)
  })
})

test('a public text without its Welsh does not compile', () => {
  const folder = path.resolve(import.meta.dirname, '../../src/platform')
  const problemsOf = (text: string): string[] => {
    const file = path.join(folder, 'made-up-text.ts')
    const options = { noEmit: true, strict: true, allowImportingTsExtensions: true, target: ts.ScriptTarget.ESNext }
    const host = ts.createCompilerHost(options)
    const { getSourceFile, fileExists } = host
    const source = `import type { PublicTexts } from './text.ts'\nexport const text = ${text} satisfies PublicTexts\n`
    host.fileExists = name => name === file || fileExists(name)
    host.getSourceFile = (name, version) =>
      name === file ? ts.createSourceFile(name, source, version) : getSourceFile(name, version)
    const program = ts.createProgram([file], { ...options, lib: ['lib.es5.d.ts'], types: [] }, host)
    const found = program.getSemanticDiagnostics(program.getSourceFile(file))
    return found.map(each => ts.flattenDiagnosticMessageText(each.messageText, '\n'))
  }
  assert.deepEqual(problemsOf("{ title: { en: 'Report', cy: 'Adrodd' } }"), [])
  assert.match(problemsOf("{ title: { en: 'Report' } }").join(), /Property 'cy' is missing in type '{ en: string; }'/)
})
