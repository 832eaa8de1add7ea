import { isId } from '../../../platform/id.ts'
import type { Visit } from '../../../platform/page/page.ts'

const COOKIE = 'fp_conversation'
const HOURS = 10

/** Other pages lead back to the conversation that is on this browser's desk. Only a way back: what is in hand the database knows. */
export function rememberConversation(visit: Visit, id: string): void {
  if (visit.cookies[COOKIE] !== id) visit.setCookie(COOKIE, id, HOURS / 24, '/staff')
}

/** Of whose page this is; the way back to another stays. */
export function forgetConversation(visit: Visit): void {
  if (visit.cookies[COOKIE] === visit.params.id) visit.setCookie(COOKIE, '', 0, '/staff')
}

export function pathToConversation(visit: Visit): string | null {
  const id = visit.cookies[COOKIE]
  return isId(id) ? `/staff/desk/${id}` : null
}
