import { createHash } from 'node:crypto'
import type { Ctx } from '../../../platform/context.ts'
import { findNotArrived, type NewArrival, receiveArrival } from '../../channels/index.ts'

const SOURCE = 'post'
/** Of what is not here, but in the folder of scans. */
export const LEFT_IN_FOLDER = 'post:too-large'
const MOST_OF_NAME = 200
const LETTER: Pick<NewArrival, 'medium' | 'sender' | 'recipients'> = { medium: 'letter', sender: '', recipients: [] }

/** The largest scan that is taken, in bytes. */
export const LARGEST_SCAN = 100_000_000

/**
 * Keeps scanned post as it came: when this answers, it is on the disk. The same file again is the one that is here already,
 * whatever it is called and however it came: `isNew` false. An empty one has no content to be known by: `is` is what it is known by
 * when it is offered again.
 */
export async function receiveLetter(
  ctx: Ctx,
  { name, bytes, is = '' }: { name: string; bytes: Buffer; is?: string },
): Promise<{ arrivalId: string; isNew: boolean }> {
  const sourceKey = bytes.length > 0 ? createHash('sha256').update(bytes).digest('hex') : `${name} ${is}`
  const isNew = (await findNotArrived(ctx, SOURCE, [sourceKey])).size > 0
  const arrivalId = await receiveArrival(ctx, {
    ...{ ...LETTER, source: SOURCE, sourceKey, raw: bytes },
    ...{ mediaType: 'application/octet-stream', name: name.slice(0, MOST_OF_NAME) },
  })
  return { arrivalId, isNew }
}

/**
 * A scan that is too large to be kept waits among what could not be read, so that somebody scans it again. `is`: what it is known by when
 * it is told again; `where`: in the folder of scans.
 */
export async function noteTooLarge(
  ctx: Ctx,
  { name, is, where }: { name: string; is: string; where: string },
): Promise<void> {
  const problem = `It is larger than ${LARGEST_SCAN / 1_000_000} MB. Scan it again, fewer pages at a time. The file is in the folder of scanned post: ${where}`
  await receiveArrival(ctx, {
    ...{ ...LETTER, source: LEFT_IN_FOLDER, sourceKey: `${name} ${is}`, problem },
    ...{ raw: Buffer.from(`${name}\n\n${problem}\n`), mediaType: 'text/plain' },
    name: `${name.slice(0, MOST_OF_NAME)}.txt`,
  })
}
