import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { createServer } from 'node:net'
import path from 'node:path'
import { test } from 'node:test'

const mainFile = path.resolve(import.meta.dirname, '../src/main.ts')

type Result = { code: number; stdout: string; stderr: string }

function firstpoint(args: string[], env: NodeJS.ProcessEnv = {}): Promise<Result> {
  return new Promise(resolve => {
    execFile(
      process.execPath,
      [mainFile, ...args],
      { env: { PATH: process.env.PATH, ...env } },
      (error, stdout, stderr) => resolve({ code: Number(error?.code ?? 0), stdout, stderr }),
    )
  })
}

test('help names every command', async () => {
  const { code, stdout } = await firstpoint(['help'])
  assert.equal(code, 0)
  for (const name of [
    'start',
    'web',
    'worker',
    'setup',
    'migrate',
    'load PACK',
    'backup FILE',
    'restore FILE',
    'bench',
  ]) {
    assert.ok(stdout.includes(`firstpoint ${name}`), name)
  }
})

test('a command that is not there shows what there is and exits with 2', async () => {
  for (const name of ['wobble', 'constructor']) {
    const { code, stderr } = await firstpoint([name])
    assert.equal(code, 2, name)
    assert.ok(stderr.startsWith(`firstpoint ${name} is not something it can do.\n\nFirstpoint: `), stderr)
  }
})

test('a command that lacks an argument, or has one too many, says so, shows how it is used and exits with 2', async () => {
  for (const [args, says] of [
    [['load'], /^firstpoint load needs PACK\.\n\n {2}firstpoint load PACK /],
    [['backup'], /^firstpoint backup needs FILE\.\n\n {2}firstpoint backup FILE /],
    [['setup'], /^firstpoint setup needs EMAIL\.\n\n {2}firstpoint setup EMAIL \[NAME\] /],
    [['web', 'too', 'much'], /^firstpoint web cannot do anything with too much\.\n\n {2}firstpoint web /],
  ] as const) {
    const { code, stderr } = await firstpoint([...args])
    assert.equal(code, 2, args.join(' '))
    assert.match(stderr, says)
  }
})

test('a wrong setting is one sentence and exit code 78', async () => {
  assert.deepEqual(await firstpoint(['start'], { PORT: 'http' }), {
    code: 78,
    stdout: '',
    stderr: 'A setting is wrong: PORT must be a whole number from 0 to 65535.\n',
  })
})

test('a port in use is one sentence and exit code 78, before anything is started', async () => {
  const other = createServer()
  await new Promise<void>(resolve => other.listen(0, 'localhost', resolve))
  const { port } = other.address() as { port: number }
  assert.deepEqual(await firstpoint(['start'], { PORT: String(port), DATA_DIR: '/nowhere' }), {
    code: 78,
    stdout: '',
    stderr: `Port ${port} is in use by another program: stop that one, or set PORT to another number.\n`,
  })
  other.close()
})

test('a database that does not answer is one sentence and exit code 78', async () => {
  const { code, stderr } = await firstpoint(['migrate'], { DATABASE_URL: 'postgresql://me:hunter2@127.0.0.1:9/x' })
  assert.equal(code, 78)
  assert.equal(
    stderr,
    'DATABASE_URL: no PostgreSQL answers at 127.0.0.1:9: check the address, and that it is running.\n',
  )
})
