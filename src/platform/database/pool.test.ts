import assert from 'node:assert/strict'
import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { test } from 'node:test'
import { isDatabaseAway } from '../is-away.ts'
import { openDatabase } from './pool.ts'

test('a server that takes a connection and says nothing is away before long', async t => {
  const sockets: Socket[] = []
  const silent = createServer(socket => void sockets.push(socket)).listen(0, '127.0.0.1')
  await once(silent, 'listening')
  const { port } = silent.address() as AddressInfo
  const database = openDatabase(`postgresql://nobody@127.0.0.1:${port}/none`, { patience: 100 })
  t.after(async () => {
    await database.close()
    for (const socket of sockets) socket.destroy()
    silent.close()
  })
  await assert.rejects(database.pool.query('select'), isDatabaseAway)
})
