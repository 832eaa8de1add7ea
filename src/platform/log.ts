import pino from 'pino'

export type Log = pino.Logger

/**
 * JSON lines on standard output. Nothing personal goes in: ids, codes, counts and times only. Lines are written some at a
 * time, half a second late at most: a write for each would cost more than much of what it tells of.
 */
export function createLog(level: string): Log {
  const output = pino.destination({ sync: false, minLength: 4096, periodicFlush: 500 })
  return pino(
    { level, base: { pid: process.pid }, redact: ['req.headers.cookie', 'req.headers.authorization'] },
    output,
  )
}
