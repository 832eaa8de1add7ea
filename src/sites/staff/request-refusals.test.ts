import assert from 'node:assert/strict'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { test } from 'node:test'
import { siteTexts } from './site-texts.ts'

const MODULES = path.join(import.meta.dirname, '../../modules')

/** Codes that a module gives when a rule says no, as they stand in its source. */
async function refusalsOf(module: string): Promise<string[]> {
  const names = (await readdir(path.join(MODULES, module))).filter(name => /^[a-z-.]+\.ts$/.test(name))
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

test('every refusal of requests and saved forms is said in words on the staff site', async () => {
  for (const module of ['requests', 'drafts']) {
    const codes = (await refusalsOf(module)).filter(code => !PERMISSIONS.includes(code))
    assert.ok(codes.length > 2, `${module}: the codes were not found`)
    for (const code of codes)
      assert.ok(`refused.${code}` in siteTexts, `say in src/sites/staff/request-refusals.ts what '${code}' means`)
  }
})
