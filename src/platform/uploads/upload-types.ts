/** What people may send, by what the file is inside. Its name decides nothing but text against CSV. */
export const UPLOAD_TYPES = {
  jpeg: { mime: 'image/jpeg', extension: 'jpg', group: 'photo' },
  png: { mime: 'image/png', extension: 'png', group: 'photo' },
  webp: { mime: 'image/webp', extension: 'webp', group: 'photo' },
  heic: { mime: 'image/heic', extension: 'heic', group: 'photo' },
  pdf: { mime: 'application/pdf', extension: 'pdf', group: 'document' },
  docx: {
    mime: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    extension: 'docx',
    group: 'document',
  },
  odt: { mime: 'application/vnd.oasis.opendocument.text', extension: 'odt', group: 'document' },
  text: { mime: 'text/plain', extension: 'txt', group: 'document' },
  csv: { mime: 'text/csv', extension: 'csv', group: 'document' },
  calendar: { mime: 'text/calendar', extension: 'ics', group: 'document' },
} as const

/** What is asked for: photos only, documents and photos, or whatever of these and invitations a mail brings. */
export type UploadKind = 'photo' | 'document' | 'attachment'

export type UploadType = keyof typeof UPLOAD_TYPES

/** Bytes: 15 MB as people and phones count them. */
export const UPLOAD_LIMIT = 15_000_000

/** Why a file was not taken; the last four only by the ports that make photos and keep files. The words for each are in `text.ts`. */
export type UploadRefusal =
  | 'empty'
  | 'too-big'
  | 'not-a-photo'
  | 'not-a-document'
  | 'two-in-one'
  | 'locked'
  | 'has-program'
  | 'has-files-inside'
  | 'has-formulas'
  | 'broken'
  | 'harmful'
  | 'too-many-pixels'
  | 'too-hard'
  | 'busy'
  | 'disk-full'
