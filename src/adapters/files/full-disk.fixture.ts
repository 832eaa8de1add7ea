// Run by disk-store.test.ts on a disk of half a mebibyte, mounted on the folder given: says how a full disk was met.
import { mkdtemp, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { openFileStore } from './disk-store.ts'

const folder = await mkdtemp(join(process.argv[2] ?? '', 'full-'))
const store = await openFileStore(folder, { keepFree: 0 })
await store.put(Buffer.alloc(1000, 'a'))
const refusedAs = await store.put(Buffer.alloc(1024 * 1024, 'b')).then(
  () => 'nothing',
  cause => cause.name,
)
const kept = (await Array.fromAsync(store.list())).length
const unfinished = (await readdir(join(folder, 'incoming'))).length
process.stdout.write(JSON.stringify({ refusedAs, kept, unfinished }))
