// The rules of the architecture that a linter cannot say. Each failure says what to do; the tests in test/architecture
// break each of them once, those of .dependency-cruiser.mjs too.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { pages as publicPages } from '../src/sites/public/pages.ts'
import { pages as staffPages } from '../src/sites/staff/pages.ts'
import { databaseRules } from './architecture/database-rules.ts'
import { moduleRules } from './architecture/module-rules.ts'
import { routeRules } from './architecture/route-rules.ts'
import { sourceRules } from './architecture/source-rules.ts'
import { readTree } from './architecture/tree.ts'
import { testDatabase } from './support/database.ts'

const tree = await readTree()
const { db } = await testDatabase({ after })

for (const [name, rule] of Object.entries({ ...sourceRules, ...moduleRules }))
  test(name, () => {
    const broken = rule(tree)
    assert.ok(broken.length === 0, broken.join('\n'))
  })

for (const [name, rule] of Object.entries(databaseRules))
  test(name, async () => {
    const broken = await rule(db, tree.graph)
    assert.ok(broken.length === 0, broken.join('\n'))
  })

for (const [name, rule] of Object.entries(routeRules))
  test(name, () => {
    const broken = [...rule(publicPages), ...rule(staffPages)]
    assert.ok(broken.length === 0, broken.join('\n'))
  })
