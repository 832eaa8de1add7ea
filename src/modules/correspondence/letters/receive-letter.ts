import { createHash } from 'node:crypto'
import type { Ctx } from '../../../platform/context.ts'
import { findNotArrived, receiveArrival } from '../../channels/index.ts'

const SOURCE = 'post'

/** The largest scan that is taken, in bytes. */
export const LARGEST_SCAN = 100_000_000

/**
 * Keeps scanned post as it came: when this answers, it is on the disk. The same file again is the one that is here already,
 * whatever it is called and however it came: `isNew` false.
 */
export async function receiveLetter(
  ctx: Ctx,
  { name, bytes }: { name: string; bytes: Buffer },
): Promise<{ arrivalId: string; isNew: boolean }> {
  const sourceKey = createHash('sha256').update(bytes).digest('hex')
  const isNew = (await findNotArrived(ctx, SOURCE, [sourceKey])).size > 0
  const arrivalId = await receiveArrival(ctx, {
    medium: 'letter',
    source: SOURCE,
    sourceKey,
    sender: '',
    recipients: [],
    raw: bytes,
    mediaType: 'application/octet-stream',
    name: name.slice(0, 200),
  })
  return { arrivalId, isNew }
}
