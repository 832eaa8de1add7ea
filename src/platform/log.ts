import pino from 'pino'

export type Log = pino.Logger

/** JSON lines on standard output. Nothing personal goes in: ids, codes, counts and times only. */
export function createLog(level: string): Log {
  return pino({ level, base: { pid: process.pid }, redact: ['req.headers.cookie', 'req.headers.authorization'] })
}
