// Breaks each rule about files on purpose, one at a time, and looks for the sentence that says what to do.
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { moduleRules } from './module-rules.ts'
import { sourceRules } from './source-rules.ts'
import { isTest, type Tree } from './tree.ts'

/** A small program that breaks nothing. */
const SOUND: Record<string, string> = {
  'packs/eastshire/council.yaml': '',
  'src/config.ts': 'process.env',
  'src/modules/people/index.ts': 'export const some = 1',
  'src/modules/people/README.md': 'People.\n',
  'src/modules/jobs/index.ts': "db.selectFrom('jobs.jobs') // and not from people.secrets",
  'src/modules/jobs/README.md': 'Jobs.\n',
  'src/modules/jobs/done.read.ts': 'sql`select from people.names n join jobs.doers d on n.id = d.id`',
  'src/modules/jobs/doers.read.ts':
    'sql`select from jobs.doers d join customers.reachable c on c.customer_id = d.customer_id`',
  'src/modules/jobs/jobs.test.ts': 'sql`select from people.secrets`; console.log(process.env.HOME)',
  'src/sites/public/home/text.ts': "export const text = { a: { en: 'a', cy: 'a' } } satisfies PublicTexts",
  'src/sites/staff/home/page.ts': 'if (council.languages.length > 1) show()',
  'db/migrations/20261122T120000_people.sql': 'create view people.names as select 1; -- set customer_id = 1',
}
const GRAPH = { people: [], jobs: ['people'] }

const treeWith = (changes: Record<string, string | null>, graph: Tree['graph'] = GRAPH): Tree => ({
  files: new Map(
    Object.entries({ ...SOUND, ...changes }).filter((entry): entry is [string, string] => entry[1] !== null),
  ),
  graph,
})

type Proof = [changes: Record<string, string | null>, says: RegExp, graph?: Tree['graph']]

const proofs: Record<string, Proof[]> = {
  'files are named in kebab-case': [
    [{ 'src/modules/jobs/openJob.ts': '' }, /openJob\.ts: name it in small letters, with - between words/],
    [{ 'src/modules/jobs/open_job.ts': '' }, /open_job\.ts: name it/],
  ],
  'no file or folder is a box of tools': [
    [{ 'src/platform/utils.ts': '' }, /utils\.ts: name it after what it does/],
    [{ 'src/modules/jobs/job-manager.ts': '' }, /job-manager\.ts: name it after/],
    [{ 'src/modules/jobs/handlers/open.ts': '' }, /handlers\/open\.ts: name it after/],
    [{ 'test/support/helper.ts': '' }, /helper\.ts: name it after/],
    [{ 'src/common/open.ts': '' }, /common\/open\.ts: name it after/],
  ],
  'no file of the program is longer than 300 lines': [
    [{ 'src/modules/jobs/long.ts': '\n'.repeat(300) }, /long\.ts has 301 lines: find the seam and part it/],
  ],
  'no council is named in the program': [
    [
      { 'src/sites/public/home/page.njk': '<h1>Eastshire</h1>' },
      /page\.njk names 'eastshire': a council differs by data/,
    ],
    [{ 'src/modules/jobs/open.ts': '// as Eastshire does' }, /open\.ts names 'eastshire'/],
  ],
  'the program asks of no council which one it is': [
    [
      { 'src/modules/jobs/open.ts': "if (council.slug === 'x') go()" },
      /open\.ts asks which council this is: make what differs/,
    ],
    [{ 'src/modules/jobs/open.ts': "return organisation.council.name.en == 'x' ? 1 : 2" }, /asks which council/],
    [{ 'src/modules/jobs/open.ts': 'if (council === big) go()' }, /asks which council/],
    [{ 'src/modules/jobs/open.ts': 'switch (council.slug) {}' }, /asks which council/],
  ],
  'a tick is drawn and not written, because not every font has one': [
    [
      { 'src/sites/public/home/text.ts': "export const text = { done: { en: '✓', cy: '✓' } }" },
      /text\.ts: draw the tick/,
    ],
  ],
  'nothing in the program writes to the console': [
    [{ 'src/modules/jobs/open.ts': "console.log('opened')" }, /open\.ts uses console: use the log of the context/],
  ],
  'only the configuration reads the environment': [
    [
      { 'src/modules/jobs/open.ts': 'process.env.FAST' },
      /open\.ts reads process\.env: add a setting to src\/config\.ts/,
    ],
  ],
  'sites hold no SQL': [
    [
      { 'src/sites/staff/home/page.ts': 'await sql`select 1`' },
      /home\/page\.ts asks the database: put the query into a module/,
    ],
    [{ 'src/sites/staff/home/page.ts': 'ctx.db.selectFrom(table)' }, /asks the database/],
  ],
  'every text of a public page has its Welsh': [
    [
      { 'src/sites/public/home/text.ts': "export const text = { a: { en: 'a' } }" },
      /home\/text\.ts: end its texts with 'satisfies PublicTexts'/,
    ],
  ],
  'tests fake ports only, and no module of ours': [
    [
      { 'src/modules/jobs/jobs.test.ts': "mock.module('./index.ts')" },
      /jobs\.test\.ts puts a fake in place of a module: use the real one/,
    ],
  ],
  'tests use no chance': [
    [
      { 'src/modules/jobs/jobs.test.ts': 'Math.random()' },
      /jobs\.test\.ts uses Math\.random: a test does the same each time/,
    ],
  ],
  'the module graph has no circles': [
    [
      {},
      /'people' is below itself in src\/modules\/graph\.ts: take one of the edges out/,
      { people: ['jobs'], jobs: ['people'] },
    ],
  ],
  'every module is in the module graph': [
    [
      { 'src/modules/dogs/index.ts': '' },
      /src\/modules\/dogs is not in src\/modules\/graph\.ts: say there what it may call/,
    ],
  ],
  'every module has a face and a README of at most 30 lines': [
    [{ 'src/modules/jobs/index.ts': null }, /src\/modules\/jobs needs an index\.ts: what others may use/],
    [{ 'src/modules/jobs/README.md': null }, /src\/modules\/jobs needs a README\.md: words, tables, events/],
    [{ 'src/modules/jobs/README.md': 'More.\n'.repeat(31) }, /jobs\/README\.md has 31 lines: say it in 30/],
  ],
  'a module names only its own tables': [
    [
      { 'src/modules/jobs/open.ts': "db.insertInto('people.secrets')" },
      /open\.ts names people\.secrets: ask the module 'people' through its index\.ts/,
    ],
    [{ 'src/modules/jobs/open.ts': 'sql`select 1 from a join people.secrets s`' }, /names people\.secrets/],
    [
      { 'src/modules/people/up.ts': 'sql`update jobs.jobs set done = true`' },
      /up\.ts names jobs\.jobs: ask the module 'jobs'/,
    ],
  ],
  'SQL of modules stays in modules': [
    [
      { 'src/pack/seed.ts': 'sql`delete from jobs.jobs`' },
      /src\/pack\/seed\.ts names jobs\.jobs: ask the module 'jobs'/,
    ],
  ],
  'nobody is found by a customer_id alone': [
    [
      { 'src/modules/jobs/doers.read.ts': 'sql`select d.customer_id from jobs.doers d`' },
      /doers\.read\.ts reads a customer_id: people who were merged/,
    ],
  ],
  'a customer_id is compared with that of a view that knows who was merged': [
    [
      {
        'src/modules/jobs/doers.read.ts': `sql\`select from jobs.doers join customers.reachable c on true where customer_id = $\{id}\``,
      },
      /compares a customer_id with one id: .* Join customers\.identity and compare its person_id/,
    ],
    [
      { 'src/modules/jobs/doers.read.ts': "db.selectFrom('jobs.doers').where('customer_id', '=', id)" },
      /compares a customer_id with one id/,
    ],
  ],
  'nobody rewrites a customer_id': [
    [
      { 'src/modules/jobs/merge.ts': 'sql`update jobs.doers set customer_id = 1`' },
      /merge\.ts rewrites a customer_id: merge people in customers\.merged_ids/,
    ],
    [
      { 'src/modules/jobs/merge.ts': "db.updateTable('jobs.doers').set({ customer_id: to })" },
      /rewrites a customer_id/,
    ],
    [
      { 'db/migrations/20261122T120001_jobs.sql': 'update jobs.doers set customer_id = 1;' },
      /_jobs\.sql rewrites a customer_id/,
    ],
  ],
  'migrations are named by time and module': [
    [{ 'db/migrations/0007_more.sql': '' }, /0007_more\.sql: name it like 20261122T120000_requests\.sql/],
  ],
}

describe('a rule about files', () => {
  for (const [name, rule] of Object.entries({ ...sourceRules, ...moduleRules }))
    test(name, () => {
      assert.deepEqual(rule(treeWith({})), [])
      assert.ok(proofs[name], 'Add here how it is broken, and what it then says')
      for (const [changes, says, graph] of proofs[name]) assert.match(rule(treeWith(changes, graph)).join('\n'), says)
    })

  test('knows tests from the program', () => {
    const tests = ['src/a/b.test.ts', 'src/a/testing.ts', 'test/run.ts', 'bench/run.ts', 'src/a/b.fixture.ts']
    assert.deepEqual(tests.filter(isTest), tests)
    assert.equal(isTest('src/modules/jobs/contesting.ts'), false)
  })
})
