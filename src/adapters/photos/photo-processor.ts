import { Refused } from '../../platform/errors.ts'
import type { PhotoPort, ProcessedPhoto } from '../../platform/ports.ts'
import { UPLOAD_LIMIT } from '../../platform/uploads/index.ts'
import { type ChildLimits, isBareJpeg } from '../sandbox/index.ts'
import type { PhotoAnswer } from './messages.ts'
import { type PhotoChild, startPhotoChild } from './photo-child.ts'

export interface PhotoSettings extends ChildLimits {
  /** Pixels of what is sent, width times height. */
  maxPixels: number
  /** Photos that may wait for their turn; one more is refused as `uploads.busy`. */
  mayWait: number
  /** A child is replaced after so many photos, whatever they left in its memory. */
  jobsPerChild: number
  /** Milliseconds without work after which the child ends. */
  idleAfter: number
}

const DEFAULTS: PhotoSettings = {
  timeLimit: 10_000,
  heap: 256,
  memory: 1024,
  maxPixels: 60_000_000,
  mayWait: 20,
  jobsPerChild: 50,
  idleAfter: 60_000,
}

/**
 * Photos are made by one child process, one at a time, in the order they come. It starts with the first photo.
 * `process` throws Refused with a code that `sayUploadRefusal` has words for: `uploads.not-a-photo`, `.broken`,
 * `.too-big` (15 MB), `.too-many-pixels` (60 million), `.too-hard` (10 seconds, a gigabyte, or a crash of the
 * decoder), `.busy`. Any other error is a bug or a broken installation.
 */
export function openPhotoProcessor(changes: Partial<PhotoSettings> = {}): PhotoPort {
  const line: Line = {
    settings: { ...DEFAULTS, ...changes },
    waiting: 0,
    last: Promise.resolve(),
    stopped: false,
    jobs: 0,
  }
  return {
    process: bytes => takeInTurn(line, bytes),
    stop: () => stop(line),
  }
}

interface Line {
  settings: PhotoSettings
  child?: PhotoChild | undefined
  /** Photos the present child has been given. */
  jobs: number
  waiting: number
  last: Promise<unknown>
  idle?: NodeJS.Timeout
  stopped: boolean
}

async function takeInTurn(line: Line, bytes: Uint8Array): Promise<ProcessedPhoto> {
  if (bytes.byteLength > UPLOAD_LIMIT) throw new Refused('uploads.too-big')
  if (line.stopped || line.waiting > line.settings.mayWait) throw new Refused('uploads.busy')
  line.waiting += 1
  clearTimeout(line.idle)
  const photo = line.last.then(() => processNow(line, bytes))
  line.last = photo.catch(() => undefined).then(() => afterEach(line))
  return photo
}

async function processNow(line: Line, bytes: Uint8Array): Promise<ProcessedPhoto> {
  if (!line.child || line.child.hasEnded()) {
    line.child = await startPhotoChild(line.settings)
    line.jobs = 0
  }
  line.jobs += 1
  const answer = await line.child.work({ bytes, maxPixels: line.settings.maxPixels })
  if (answer === 'died') throw new Refused('uploads.too-hard')
  return checked(answer)
}

/** The child may have been taken over by what it decoded: what it hands over is believed only as far as it is seen. */
function checked(answer: PhotoAnswer): ProcessedPhoto {
  if (answer.kind === 'refused') throw new Refused(`uploads.${answer.code}`)
  if (answer.kind !== 'photo') throw new Error('the photo child answered something else')
  const { image, thumbnail } = answer.photo
  if (!isBareJpeg(image) || !isBareJpeg(thumbnail)) throw new Error('the photo child made something else than a photo')
  return { ...answer.photo, image: Buffer.from(image), thumbnail: Buffer.from(thumbnail) }
}

async function afterEach(line: Line): Promise<void> {
  line.waiting -= 1
  if (line.jobs >= line.settings.jobsPerChild) await endChild(line)
  if (line.waiting === 0) line.idle = setTimeout(() => endChild(line), line.settings.idleAfter).unref()
}

async function endChild(line: Line): Promise<void> {
  const { child } = line
  line.child = undefined
  await child?.end()
}

async function stop(line: Line): Promise<void> {
  line.stopped = true
  await line.last
  clearTimeout(line.idle)
  await endChild(line)
}
