import { isId, newId } from '../../../platform/id.ts'
import type { Field } from '../../../platform/page/fields.ts'
import { isRedirect, type Redirect, type Visit } from '../../../platform/page/page.ts'

/** The key of a form, made when it is shown: however often it is sent, what it writes is written once. */
export const keyField = (): Field<string> => raw => {
  const value = String(raw ?? '')
  return isId(value) ? value : newId()
}

/** The screen with the key its form carries; the same one where what was typed is shown again. */
export const withKey = <T extends object>(visit: Visit, screen: T | Redirect): (T & { key: string }) | Redirect =>
  isRedirect(screen) ? screen : { ...screen, key: isId(visit.posted.key) ? visit.posted.key : newId() }
