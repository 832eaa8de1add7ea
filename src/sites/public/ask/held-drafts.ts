import { draftsInCookie } from '../../questions/held-drafts.ts'

const drafts = draftsInCookie('fp_drafts')

/** From now on this browser may change the draft. */
export const holdDraft = drafts.hold

/** The draft in the address, if this browser holds it. Else `NotFound`, as if it were not there. */
export const readHeldDraft = drafts.read
