import assert from 'node:assert/strict'
import { chmod, chown, mkdir, mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { describe, test } from 'node:test'
import { findBinaries } from './binaries.ts'
import { chooseRunAs, commandAs } from './run-as.ts'

const isRoot = process.getuid?.() === 0

test('in a namespace the program is started through unshare as nobody', () => {
  const { program, args } = commandAs({ kind: 'namespace' }, '/bin/postgres', ['-D', '/data'])
  assert.equal([program, ...args].join(' '), 'unshare -U --map-user=65534 --map-group=65534 /bin/postgres -D /data')
})

describe('choosing who runs PostgreSQL when root starts it', { skip: !isRoot && 'needs root' }, () => {
  test('a folder that nobody else may enter is named', async () => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'firstpoint-closed-'))
    const closed = path.join(folder, 'closed')
    const data = path.join(closed, 'data')
    await mkdir(data, { recursive: true })
    await chmod(folder, 0o755)
    // Closed even to root in a namespace: it belongs to another user.
    await chown(closed, 1000, 1000)
    await chmod(closed, 0o700)
    await assert.rejects(
      chooseRunAs(findBinaries().postgres, data, async () => {}),
      { message: new RegExp(`no other user may enter ${closed}: .* chmod o\\+x ${closed}\\.$`) },
    )
    await rm(folder, { recursive: true })
  })
})
