import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'

const SCRIPT = `
import { startBenchCluster } from ${JSON.stringify(path.join(import.meta.dirname, 'cluster.ts'))}
const cluster = await startBenchCluster()
const { rows } = await cluster.ask("select current_setting('data_directory') as data, current_setting('unix_socket_directories') as socket")
process.stdout.write(JSON.stringify(rows[0]))
setInterval(() => {}, 1000)
`

async function isGone(folder: string): Promise<boolean> {
  for (let tries = 0; tries < 600 && existsSync(folder); tries++) await pause(50)
  return !existsSync(folder)
}

test('a bench that is broken off by Ctrl and C leaves nothing behind', async () => {
  const child = spawn(process.execPath, ['--input-type=module', '-e', SCRIPT])
  const [told] = await once(child.stdout, 'data')
  const { data, socket } = JSON.parse(String(told)) as { data: string; socket: string }
  assert.ok(existsSync(data) && existsSync(socket))
  child.kill('SIGINT')
  assert.ok(await isGone(path.dirname(data)))
  assert.ok(await isGone(socket))
})
