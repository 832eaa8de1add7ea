import type { SweepableStore } from './file-store.ts'

const BATCH = 500

export interface Sweep {
  /** Which of these files the database names. Asked in batches of at most 500. */
  known(sha256s: string[]): Promise<Set<string>>
  /** Only files put before this time go. A day ago is right: a file is put before the row that names it commits. */
  olderThan: Date
}

/**
 * Deletes stored files that no row names, and what interrupted puts left behind.
 * Answers how many files, their bytes together, and how many unfinished ones went.
 */
export async function sweepOrphans(store: SweepableStore, { known, olderThan }: Sweep) {
  const swept = { files: 0, bytes: 0, unfinished: await store.discardUnfinished(olderThan) }
  let batch = new Map<string, number>()
  for await (const { sha256, bytes, modified } of store.list()) {
    if (modified >= olderThan) continue
    batch.set(sha256, bytes)
    if (batch.size < BATCH) continue
    await removeUnknown(store, batch, { known, olderThan }, swept)
    batch = new Map()
  }
  if (batch.size > 0) await removeUnknown(store, batch, { known, olderThan }, swept)
  return swept
}

async function removeUnknown(
  store: SweepableStore,
  batch: Map<string, number>,
  { known, olderThan }: Sweep,
  swept: { files: number; bytes: number },
): Promise<void> {
  const named = await known([...batch.keys()])
  for (const [sha256, bytes] of batch) {
    if (named.has(sha256) || !(await store.removeUnlessPutSince(sha256, olderThan))) continue
    swept.files += 1
    swept.bytes += bytes
  }
}
