import assert from 'node:assert/strict'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { test } from 'node:test'
import { Refused } from '../../platform/errors.ts'
import { redirect } from '../../platform/page/page.ts'
import { orBack, refusedWords } from './desk/or-back.ts'
import { siteTexts } from './site-texts.ts'

const MODULES = path.join(import.meta.dirname, '../../modules')

/** Codes that a module gives when a rule says no, as they stand in its source. */
async function refusalsOf(module: string): Promise<string[]> {
  const all = await readdir(path.join(MODULES, module), { recursive: true })
  const names = all.filter(name => /^[a-z-./]+\.ts$/.test(name))
  const sources = await Promise.all(
    names
      .filter(name => !/test|testing|fixture/.test(name))
      .map(name => readFile(path.join(MODULES, module, name), 'utf8')),
  )
  const calls = sources.flatMap(source =>
    [...source.matchAll(/(?:refuseUnless|new Refused)\(([\s\S]*?)\n? *\)\n/g)].map(match => match[1]!),
  )
  const codes = calls.flatMap(call =>
    [...call.matchAll(new RegExp(`'(${module}\\.[a-z-]+)'`, 'g'))].map(match => match[1]!),
  )
  return [...new Set(codes)].sort()
}

/** Modules whose acts are buttons on pages of others, so that every page must have words for what they refuse. */
const WORKED = ['requests', 'drafts', 'interactions', 'correspondence', 'channels', 'papers', 'duty']

/** Permissions look like codes where a rule asks for one in the same call. */
const PERMISSIONS = [
  'requests.update',
  'requests.assign',
  'requests.merge',
  'requests.bulk-close',
  'requests.lead',
  'requests.close',
  'requests.read',
  'requests.take',
]

test('every refusal of what is pressed all over the staff site is said in words there', async () => {
  for (const module of WORKED) {
    const codes = (await refusalsOf(module)).filter(code => !PERMISSIONS.includes(code))
    assert.ok(codes.length > 2, `${module}: the codes were not found`)
    const unsaid = codes.filter(code => !(`refused.${code}` in siteTexts))
    assert.deepEqual(unsaid, [], 'say in src/sites/staff/refusals.ts and its neighbours what these mean')
  }
})

test('a button on any page says what was refused: in its own words, with how much is allowed, or in general', async () => {
  const back = await orBack('/staff/mail/1', async () => {
    throw new Refused('interactions.one-at-a-time')
  })
  assert.deepEqual(back, redirect('/staff/mail/1?refused=interactions.one-at-a-time'))
  assert.match(refusedWords({}, { refused: 'interactions.one-at-a-time' })!, /Somebody is with you/)
  const long = await orBack('/staff/desk/1', async () => {
    throw new Refused('correspondence.text-too-long', { max: 900 })
  })
  assert.deepEqual(long, redirect('/staff/desk/1?refused=correspondence.text-too-long&max=900'))
  assert.match(refusedWords({}, { refused: 'correspondence.text-too-long', max: '900' })!, /takes 900 characters/)
  for (const query of [
    { refused: 'correspondence.text-too-long' },
    { refused: 'correspondence.text-too-long', max: 'ring 09' },
    { refused: 'nobody.knows' },
  ])
    assert.equal(refusedWords({}, query), siteTexts.refused.en)
  assert.equal(refusedWords({}, {}), null)
})
