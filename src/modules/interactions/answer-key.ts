import { hash } from 'node:crypto'

/** Keys of the answers of a matter: its own, so that its screen finds what it may still take back. */
export const answersOf = (interactionId: string, matterId: string): string => `${interactionId}:${matterId}:`

const digestOf = (to: string, words: string): string => hash('sha256', `${to}\n${words}`.trim())

/** The same words to the same writer for the same matter are one answer, however often the button is pressed. */
export const answerKey = (interactionId: string, matterId: string, to: string, words: string): string =>
  `${answersOf(interactionId, matterId)}${digestOf(to, words)}`

/** Whether what was sent with this key are these words to this writer, for whichever matter and by whoever had it then. */
export const isAnswerTo = (key: string, to: string, words: string): boolean =>
  key.startsWith('answer:') && key.endsWith(`:${digestOf(to, words)}`)
