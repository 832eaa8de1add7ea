import assert from 'node:assert/strict'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { test } from 'node:test'
import { checkPort } from './check-port.ts'
import { explainStartError } from './explain-start-error.ts'

const config = { port: 80, host: 'localhost', dataFolder: '/srv/data' }

function explain(code: string, more: object): string | undefined {
  return explainStartError(Object.assign(new Error(code), { code }, more), config)?.message
}

test('a port in use is one sentence', async () => {
  const other = createServer()
  await new Promise<void>(resolve => other.listen(0, 'localhost', resolve))
  const { port } = other.address() as { port: number }
  const error = await checkPort(port, 'localhost').catch(error => error)
  assert.equal(
    explainStartError(error, { ...config, port })?.message,
    `Port ${port} is in use by another program: stop that one, or set PORT to another number.`,
  )
  other.close()
})

test('a free port is fine', async () => {
  await checkPort(0, 'localhost')
})

test('an address of another machine is one sentence', async () => {
  const host = '203.0.113.7'
  const error = await checkPort(0, host).catch(error => error)
  assert.match(explainStartError(error, { ...config, host })!.message, /^HOST is 203.0.113.7, which is not an address/)
})

test('a data folder that is a file is one sentence', async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'firstpoint-explain-'))
  const file = path.join(folder, 'data')
  await writeFile(file, '')
  const error = await mkdir(file, { recursive: true }).catch(error => error)
  assert.equal(
    explainStartError(error, { ...config, dataFolder: file })?.message,
    `${file} is not a folder: set DATA_DIR to a folder.`,
  )
  await rm(folder, { recursive: true })
})

test('ports, disks and rights that a person can put right are named', () => {
  assert.match(explain('EACCES', { syscall: 'listen' })!, /^Port 80 is kept for the system/)
  assert.match(explain('ENOSPC', {})!, /^The disk is full: make room for \/srv\/data/)
  assert.match(explain('EACCES', { path: '/srv/data/files' })!, /may not use \/srv\/data\/files: .* or set DATA_DIR/)
  assert.doesNotMatch(explain('EACCES', { path: '/opt/pack' })!, /DATA_DIR/)
  assert.match(explain('EROFS', { path: '/srv/data' })!, /can only be read/)
  assert.match(
    explain('ENOENT', { syscall: 'mkdir', path: '/srv/data' })!,
    /^No folder can be made at \/srv\/data: set DATA_DIR/,
  )
  assert.match(explain('53100', {})!, /^The disk of the database is full/)
})

test('what caused an error counts too', () => {
  const full = Object.assign(new Error('could not extend file'), { code: '53100' })
  const wrapped = new Error('Migration x failed and was undone', { cause: full })
  assert.match(explainStartError(wrapped, config)!.message, /^The disk of the database is full/)
})

test('a fault of the program is not explained away', () => {
  assert.equal(explainStartError(new TypeError('x is not a function'), config), null)
  assert.equal(explain('ENOENT', { path: '/srv/data/x' }), undefined)
})
