import { createHash } from 'node:crypto'
import type { Part } from './mime/parts.ts'

/**
 * Tells a copy of the same mail from another one, whichever way it came: over From, Date, Subject and what the parts hold, decoded,
 * so that neither the servers' headings nor another encoding or boundary changes it.
 */
export function contentHash(root: Part): string {
  const hash = createHash('sha256')
  const add = (name: string, value: string | Buffer) => {
    hash.update(`${name} ${value.length}\n`)
    hash.update(value)
  }
  add('from', root.headers.text('from').toLowerCase())
  add('date', root.headers.first('date'))
  add('subject', root.headers.text('subject').replace(/\s+/g, ' '))
  const waiting = [root]
  for (let part = waiting.pop(); part; part = waiting.pop()) {
    if (part.parts.length > 0) waiting.push(...[...part.parts].reverse())
    else add(`${part.type} ${part.name ?? ''}`, part.type.startsWith('text/') ? withoutLineEnds(part.body) : part.body)
  }
  return hash.digest('hex')
}

/** Servers change the ends of lines and the last empty one. */
const withoutLineEnds = (body: Buffer): string =>
  body
    .toString('latin1')
    .split('\n')
    .map(line => line.trimEnd())
    .join('\n')
    .trimEnd()
