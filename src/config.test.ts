import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { readConfig, settingsTable } from './config.ts'
import { CannotStart } from './platform/cannot-start.ts'

const readme = path.resolve(import.meta.dirname, '../README.md')

function refusal(env: Record<string, string>): string {
  try {
    readConfig(env)
  } catch (error) {
    assert.ok(error instanceof CannotStart)
    return error.message
  }
  return 'nothing was refused'
}

test('with nothing set it is a demonstration on this machine', () => {
  const config = readConfig({})
  assert.equal(config.port, 3000)
  assert.equal(config.host, 'localhost')
  assert.equal(config.baseUrl, 'http://localhost:3000')
  assert.equal(config.dataFolder, path.resolve(import.meta.dirname, '../data'))
  assert.equal(config.databaseUrl, null)
  assert.equal(config.demo, true)
  assert.equal(config.smtpUrl, null)
  assert.equal(config.trustProxy, 0)
})

test('a council with its own database has no demonstration data unless it asks for it', () => {
  const DATABASE_URL = 'postgresql://firstpoint@db.example.org/firstpoint'
  assert.equal(readConfig({ DATABASE_URL }).demo, false)
  assert.equal(readConfig({ DATABASE_URL, DEMO: '1' }).demo, true)
  assert.equal(readConfig({ DEMO: 'no' }).demo, false)
})

test('an empty setting counts as not set, and spaces around a value do not count', () => {
  const config = readConfig({ PORT: ' 8080 ', DATABASE_URL: '' })
  assert.equal(config.port, 8080)
  assert.equal(config.databaseUrl, null)
})

test('a public address is kept without the slash at its end', () => {
  assert.equal(readConfig({ BASE_URL: 'https://firstpoint.example.org/' }).baseUrl, 'https://firstpoint.example.org')
})

test('everything that is wrong is said at once and in plain words', () => {
  assert.equal(
    refusal({ PORT: '70000', TRUST_PROXY: 'yes', LOG_LEVEL: 'loud' }),
    'A setting is wrong: PORT must be a whole number from 0 to 65535; TRUST_PROXY must be a whole number from 0 to 10; LOG_LEVEL must be one of trace, debug, info, warn, error, fatal, silent.',
  )
  assert.match(refusal({ BASE_URL: 'firstpoint.example.org' }), /BASE_URL must be an address that begins with https:/)
  assert.match(refusal({ DEMO: 'perhaps' }), /DEMO must be yes or no/)
  assert.match(refusal({ MAP_TILES_URL: 'https://tiles.example.org' }), /MAP_TILES_URL must hold \{z\}/)
})

test('single sign-on is read with its groups, and wants all that belongs to it', () => {
  const given = { OIDC_ISSUER: 'https://id.example.org/', OIDC_CLIENT_ID: 'us', OIDC_CLIENT_SECRET: 'hush' }
  assert.equal(readConfig({}).singleSignOn, null)
  const { singleSignOn } = readConfig({ ...given, OIDC_ROLES: 'Advisers=adviser; Road = leads=officer, team-leader;' })
  assert.equal(singleSignOn?.issuer, 'https://id.example.org')
  assert.deepEqual(singleSignOn?.grants.roles, { Advisers: ['adviser'], 'Road = leads': ['officer', 'team-leader'] })
  assert.match(refusal({ ...given, OIDC_CLIENT_SECRET: '' }), /OIDC_CLIENT_ID and OIDC_CLIENT_SECRET must be set too/)
  assert.match(refusal({ ...given, OIDC_TEAMS: 'Highways' }), /OIDC_TEAMS must look like/)
})

test('a wrong address is not repeated, because it can hold a password', () => {
  assert.doesNotMatch(refusal({ DATABASE_URL: 'mysql://root:hunter2@db/x' }), /hunter2/)
})

test('the README lists every setting', { skip: !existsSync(readme) && 'there is no README yet' }, () => {
  assert.ok(readFileSync(readme, 'utf8').includes(settingsTable()), `put this table in the README:\n${settingsTable()}`)
})
