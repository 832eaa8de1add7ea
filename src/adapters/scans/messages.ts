/** Why the child could not make pages of what it was given; each has words in `say-problem.ts`. */
export type ScanRefusal = 'not-a-scan' | 'broken' | 'locked' | 'too-many-pages' | 'too-many-pixels' | 'empty'

export interface ScanLimits {
  maxPages: number
  /** Of one page of a picture, width times height. */
  maxPixels: number
}

/** One thing after the other: a file is opened, then its pages are asked for by number, from 0. */
export type ScanJob =
  | { kind: 'open'; bytes: Uint8Array; limits: ScanLimits }
  /** `wordless`: what is in the code of a page whose words nobody wants. */
  | { kind: 'page'; number: number; wordless: string }
  | { kind: 'close' }

export interface PageRead {
  /** A JPEG of the page, upright as it was scanned. */
  image: Uint8Array
  width: number
  height: number
  /** What is in QR codes on it. */
  codes: string[]
  /** '' where there is nothing. */
  words: string
  /** 0 to 100: how sure the reading of the words is. */
  confidence: number
}

export type ScanAnswer =
  | { kind: 'ready' }
  | { kind: 'opened'; pages: number }
  | { kind: 'page'; page: PageRead }
  | { kind: 'closed' }
  | { kind: 'refused'; code: ScanRefusal }
