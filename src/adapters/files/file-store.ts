import type { Readable } from 'node:stream'
import { Refused } from '../../platform/errors.ts'
import type { FileStore } from '../../platform/ports.ts'

/** What is known of a stored file. Its name is its content: `sha256` is 64 lower-case hexadecimal digits. */
export interface StoredFile {
  sha256: string
  /** Size in bytes. */
  bytes: number
  /** When the same content was last put. */
  modified: Date
}

/**
 * The port as a store of files on a disk fills it. Content-addressed: the same bytes put twice are one file.
 * A name that is not a sha256 in hexadecimal is a bug of the caller and throws TypeError everywhere.
 */
export interface SweepableStore extends FileStore {
  /**
   * Keeps the content; when the promise resolves it survives a power cut. Commit the row that names it afterwards.
   * @throws StoreFull when there is no room. Whatever the source throws is passed on; nothing half written stays.
   */
  put(content: Uint8Array | AsyncIterable<Uint8Array>): Promise<{ sha256: string; bytes: number }>
  /** A stream of the content. It fails with FileMissing when the store does not hold it. */
  open(sha256: string): Readable
  /** Deletes unless the file was put again since that time, even at this very moment; says whether it went. */
  removeUnlessPutSince(sha256: string, time: Date): Promise<boolean>
  /** Every stored file, in no promised order. Files that come or go meanwhile may be missed or shown. */
  list(): AsyncIterable<StoredFile>
  /** Deletes what interrupted puts left behind before that time; answers how many. */
  discardUnfinished(before: Date): Promise<number>
}

/** There is no room for another file. A refusal, so that the person who sends one is told in words. */
export class StoreFull extends Refused {
  constructor(cause?: unknown) {
    super('uploads.disk-full')
    this.name = 'StoreFull'
    this.message = 'the disk is full'
    this.cause = cause
  }
}

/** The database names a file that the store does not hold. */
export class FileMissing extends Error {
  readonly code = 'file-missing'
  readonly sha256: string
  constructor(sha256: string, options?: ErrorOptions) {
    super(`the file ${sha256} is not in the store`, options)
    this.name = 'FileMissing'
    this.sha256 = sha256
  }
}
