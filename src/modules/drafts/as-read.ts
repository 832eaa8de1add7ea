import { hash } from 'node:crypto'
import { refuseUnless } from '../../platform/errors.ts'
import type { Draft } from './draft.ts'

/** Stands for the answers as a page shows them. Whoever sends the form gives it back. */
export const markOf = (draft: Pick<Draft, 'answers'>): string =>
  hash('sha256', JSON.stringify(draft.answers), 'base64url').slice(0, 16)

/**
 * What somebody read through is what is sent: an answer changed meanwhile, in another tab or by who helps her, is read
 * first. A form that was sent is past that. Throws Refused('drafts.changed').
 */
export function refuseUnread(draft: Pick<Draft, 'answers' | 'submittedAt'>, mark: string): void {
  refuseUnless(!mark || draft.submittedAt !== null || mark === markOf(draft), 'drafts.changed')
}
