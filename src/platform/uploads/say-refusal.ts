import type { Refused } from '../errors.ts'
import { fill, type Language, say } from '../text.ts'
import type { UploadRefused } from './inspect-upload.ts'
import { uploadTexts } from './text.ts'
import { UPLOAD_LIMIT } from './upload-types.ts'

/**
 * Plain words for a refusal: of `inspectUpload`, or the `Refused` that the photo port throws (`uploads.too-hard`).
 * `name` is the file's, cleaned; only a refusal of the photo port needs it given.
 * @throws Error for a code that is not about uploads.
 */
export function sayUploadRefusal(refusal: UploadRefused | Refused, language: Language, name?: string): string {
  const code = refusal.code.replace(/^uploads\./, '')
  if (!Object.hasOwn(uploadTexts, code)) throw new Error(`'${refusal.code}' is not a refusal of an upload`)
  const words = uploadTexts[code as keyof typeof uploadTexts]
  return fill(say(words, language), { name: name ?? '', limit: UPLOAD_LIMIT / 1_000_000, ...refusal.params })
}
