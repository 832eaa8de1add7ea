import { dropUnsentForm, findUnsentForm, keepUnsentForm } from '../../modules/identity/index.ts'
import type { Ctx } from '../../platform/context.ts'
import { maskCards } from '../../platform/masking/index.ts'
import { BROWSER_COOKIE } from '../../platform/page/csrf.ts'
import type { Site } from '../../platform/page/mount.ts'
import type { Posted, Visit } from '../../platform/page/page.ts'
import { isSigned, readSettings, sign } from '../../platform/settings.ts'

/** Who was signed in here last, signed: what she typed is held for her alone. It opens nothing. */
const PERSON_COOKIE = 'fp_person'
const UNSENT_COOKIE = 'fp_unsent'
const HOUR = 1 / 24
/** Passwords and codes are held nowhere. */
const SECRET = /password|^code$|^current$/i

/** A form that is sent after the session has ended is not lost: it is filled in again, and not sent, after signing in. */
export const unsent: NonNullable<Site['unsent']> = {
  async keep(ctx, visit, page) {
    const staffId = await lastPerson(ctx, visit)
    const { _csrf, ...fields } = withoutCards(visit.posted)
    if (!staffId || !page.load || Object.keys(fields).some(name => SECRET.test(name))) return
    const id = await keepUnsentForm(ctx, whose(visit, staffId), fields)
    if (id) visit.setCookie(UNSENT_COOKIE, id, HOUR, '/staff')
  },
  async find(ctx, visit) {
    const id = visit.cookies[UNSENT_COOKIE]
    return id && ctx.actor.kind === 'staff' ? findUnsentForm(ctx, id, whose(visit, ctx.actor.id)) : null
  },
  async drop(ctx, visit) {
    const id = visit.cookies[UNSENT_COOKIE]
    if (!id || ctx.actor.kind !== 'staff' || !(await unsent.find(ctx, visit))) return
    await dropUnsentForm(ctx, id, ctx.actor.id)
    visit.setCookie(UNSENT_COOKIE, '', 0, '/staff')
  },
}

const withoutCards = (posted: Posted): Posted =>
  Object.fromEntries(
    Object.entries(posted).map(([name, value]) => [
      name,
      typeof value === 'string' ? maskCards(value) : value.map(each => maskCards(each)),
    ]),
  )

const whose = (visit: Visit, staffId: string) => ({
  staffId,
  browser: visit.cookies[BROWSER_COOKIE] ?? '',
  path: visit.url.split('?')[0]!,
})

/** Remembers in this browser who is signed in. */
export async function notePerson(ctx: Ctx, visit: Visit, staffId: string): Promise<void> {
  const { secret } = await readSettings(ctx)
  const value = `${staffId}.${sign(secret, 'last-person', staffId)}`
  if (visit.setCookie && visit.cookies[PERSON_COOKIE] !== value)
    visit.setCookie(PERSON_COOKIE, value, undefined, '/staff')
}

async function lastPerson(ctx: Ctx, visit: Visit): Promise<string | null> {
  const [staffId = '', signature = ''] = (visit.cookies[PERSON_COOKIE] ?? '').split('.')
  const { secret } = await readSettings(ctx)
  return isSigned(secret, 'last-person', staffId, signature) ? staffId : null
}
