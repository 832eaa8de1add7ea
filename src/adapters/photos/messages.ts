import type { ProcessedPhoto } from '../../platform/ports.ts'

/** Why the child could not make a photo of what it was given. */
export type PhotoRefusal = 'not-a-photo' | 'broken' | 'too-many-pixels'

/** What the web or worker process sends to the child: one photo at a time. */
export interface PhotoJob {
  bytes: Uint8Array
  maxPixels: number
}

/** What the child answers: `ready` once, when it can begin, then one of the others for each job. */
export type PhotoAnswer =
  | { kind: 'ready' }
  | { kind: 'photo'; photo: ProcessedPhoto }
  | { kind: 'refused'; code: PhotoRefusal }
