// Breaks each rule about the database on purpose, in one that is thrown away.
import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { sql } from 'kysely'
import { inRolledBackTransaction, testDatabase } from '../support/database.ts'
import { databaseRules } from './database-rules.ts'

const database = await testDatabase({ after })

describe('a rule about the database', () => {
  const graph = { customers: [], places: [], catalogue: ['places'], requests: ['catalogue', 'customers'] }
  const broken: Record<string, [statement: string, says: RegExp][]> = {
    'foreign keys point down the module graph': [
      [
        'alter table catalogue.services add last_request uuid references requests.requests',
        /catalogue\.services\.last_request points at requests\.requests, but 'requests' is not below 'catalogue'/,
      ],
    ],
    'views and functions name tables of their own module only': [
      [
        'create view catalogue.asked as select count(*) from requests.requests',
        /catalogue\.asked names requests\.requests: publish a view or function in 'requests'/,
      ],
      [
        "create function requests.found() returns bigint language sql as 'select count(*) from customers.customers'",
        /requests\.found names customers\.customers/,
      ],
    ],
    'whoever keeps a customer calls it customer_id and points at customers.customers': [
      [
        'alter table requests.requests add asked_by uuid references customers.customers',
        /requests\.requests\.asked_by is a customer: call it customer_id/,
      ],
      [
        'alter table requests.requests add customer_id uuid',
        /requests\.requests\.customer_id points at nobody: add 'references customers\.customers'/,
      ],
    ],
  }
  for (const [name, rule] of Object.entries(databaseRules))
    for (const [statement, says] of broken[name]!)
      test(`${name}: ${statement}`, async () => {
        await inRolledBackTransaction(database.ctx(), async ctx => {
          await sql.raw(statement).execute(ctx.db)
          assert.match((await rule(ctx.db, graph)).join('\n'), says)
        })
      })
})
