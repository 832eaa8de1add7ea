// What QR codes of ours on paper say. They name nobody: only this council can follow the token of a reply.

const REPLY = 'FP1:REPLY:'
const NEXT = 'FP1:NEXT-LETTER'

/** On a letter of ours: whatever comes back with it answers this thread. */
export const replyCode = (token: string): string => REPLY + token.toUpperCase()

/** On a separator sheet: the next page begins another letter. */
export const SEPARATOR_CODE = NEXT

export const isSeparator = (code: string): boolean => code === NEXT

/** The token of a reply; null: the code is somebody else's. */
export const replyTokenIn = (code: string): string | null =>
  /^FP1:REPLY:[0-9A-F]{48}$/.test(code) ? code.slice(REPLY.length).toLowerCase() : null
