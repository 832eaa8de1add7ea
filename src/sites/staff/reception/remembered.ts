import type { Visit } from '../../../platform/page/page.ts'

const COOKIE = 'fp_location'
const DAYS = 90

/** Who sits at one reception all week says so once. */
export const rememberedLocation = (visit: Visit): string => visit.cookies[COOKIE] ?? ''
export const rememberLocation = (visit: Visit, id: string): void => visit.setCookie(COOKIE, id, DAYS, '/staff')
