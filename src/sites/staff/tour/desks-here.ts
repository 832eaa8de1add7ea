import type { Visit } from '../../../platform/page/page.ts'

/**
 * The desks that were got ready in this browser. Each gives out its numbers on one device: on two the same number would be
 * told twice.
 */
const COOKIE = 'fp_tour_desks'
const MOST = 20
const DAYS = 9

const idsOf = (visit: Visit): string[] => (visit.cookies[COOKIE] ?? '').split('.').filter(Boolean)

export const isHere = (visit: Visit, deskId: string): boolean => idsOf(visit).includes(deskId)

export function noteHere(visit: Visit, deskId: string): void {
  visit.setCookie(COOKIE, [...idsOf(visit), deskId].slice(-MOST).join('.'), DAYS, '/staff/tour')
}
