import { createHash } from 'node:crypto'
import type { Ctx } from '../../../platform/context.ts'
import { findNotArrived, type NewArrival, receiveArrival } from '../../channels/index.ts'

const SOURCE = 'post'
const TOO_LARGE = 'post:too-large'
const NOT_LOOKED_INTO = 'post:left'
/** Of what is not here, but in the folder of scans. */
export const LEFT_IN_FOLDER: readonly string[] = [TOO_LARGE, NOT_LOOKED_INTO]
const MOST_OF_NAME = 200
const MOST_OF_FOLDER = 40
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
    ...{ ...LETTER, source: TOO_LARGE, sourceKey: `${name} ${is}`, problem },
    ...{ raw: Buffer.from(`${name}\n\n${problem}\n`), mediaType: 'text/plain' },
    name: `${name.slice(0, MOST_OF_NAME)}.txt`,
  })
}

const MOST_FOLDERS = 3

/**
 * What lay in folders below the folder of scans before those were looked into waits there, and a person hears of it: whether it is new post
 * nobody but she can say. The same files are told once.
 */
export async function noteLeftInFolders(ctx: Ctx, names: readonly string[]): Promise<void> {
  const folders = [...new Set(names.map(name => name.split(/[/\\]/)[0]!.slice(0, MOST_OF_FOLDER)))]
  const more = folders.length > MOST_FOLDERS ? ' and others' : ''
  const count = names.length === 1 ? 'One file' : `${names.length} files`
  const problem = `${count} lay in folders below the folder of scanned post before Firstpoint looked into those (${folders.slice(0, MOST_FOLDERS).join(', ')}${more}). It may be old post: it is left there, and nobody here has it. Move what is new post into the folder of scanned post itself, in no folder below it`
  const list = names.join('\n')
  await receiveArrival(ctx, {
    ...{ ...LETTER, source: NOT_LOOKED_INTO, sourceKey: createHash('sha256').update(list).digest('hex'), problem },
    ...{ raw: Buffer.from(`${problem}\n\n${list}\n`), mediaType: 'text/plain', name: 'left-in-folders.txt' },
  })
}
