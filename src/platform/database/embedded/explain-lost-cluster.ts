// A built-in PostgreSQL that went away in the middle of work says why in its log only.
import { open } from 'node:fs/promises'
import type { CannotStart } from '../../cannot-start.ts'
import { explainLostDisk } from './explain-failure.ts'

const LAST_WORDS = 65_536

async function lastWords(file: string): Promise<string> {
  const handle = await open(file).catch(() => null)
  if (!handle) return ''
  try {
    const { size } = await handle.stat()
    const from = Math.max(0, size - LAST_WORDS)
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(LAST_WORDS), 0, LAST_WORDS, from)
    return buffer.toString('utf8', 0, bytesRead)
  } finally {
    await handle.close()
  }
}

/** A connection that ended under a statement, which is what a program sees of it. */
const isLost = (error: unknown): boolean =>
  error instanceof Error && /terminat|closed|ECONNRE|EPIPE|recovery mode|ENOENT.*PGSQL/i.test(error.message)

/** Why the PostgreSQL on this folder went away, where the disk is to blame; else null. */
export async function explainLostCluster(error: unknown, dataFolder: string): Promise<CannotStart | null> {
  if (!isLost(error)) return null
  const log = await lastWords(`${dataFolder}.log`)
  return explainLostDisk(log.slice(log.lastIndexOf('starting PostgreSQL')), dataFolder)
}
