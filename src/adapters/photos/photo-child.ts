import { join } from 'node:path'
import { type Child, type ChildLimits, mayOnlyRead, startChild } from '../sandbox/index.ts'
import type { PhotoAnswer, PhotoJob } from './messages.ts'

export type PhotoChild = Child<PhotoJob, PhotoAnswer>

const CODE = join(import.meta.dirname, 'child.ts')

export const startPhotoChild = (limits: ChildLimits): Promise<PhotoChild> =>
  startChild({ name: 'photo', code: CODE }, limits)

export const mayOnlyReadItsCode = (): string[] => mayOnlyRead(import.meta.dirname)
