import { isPublic } from './request.ts'
import type { RequestView } from './request-view.ts'

/**
 * On what ground a councillor may hear of somebody's request: the resident agreed, the councillor acts for the resident
 * (who asked her to), or it is a matter that anybody may see.
 */
export const BASES = ['resident-agreed', 'acting-for', 'public-matter'] as const
export type Basis = (typeof BASES)[number]

export interface Raising {
  councillorId: string
  basis: Basis
}

type Shared = Pick<RequestView, 'visibility' | 'sensitive' | 'withdrawnAt' | 'heldAt'>

/** May it be shared on this ground at all? Only what everybody sees is a public matter. */
export const canBeRaised = (basis: Basis, request: Shared): boolean => basis !== 'public-matter' || isPublic(request)

/**
 * How much of the answer the councillor hears: its words, or only that there is one. What is sensitive is told by no
 * email; a public matter that is public no more is told no more.
 */
export function answerForCouncillor(basis: Basis, request: Shared): 'words' | 'only-that' {
  if (request.sensitive) return 'only-that'
  return canBeRaised(basis, request) ? 'words' : 'only-that'
}
