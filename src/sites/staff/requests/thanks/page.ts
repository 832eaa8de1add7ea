import { passOnThanks } from '../../../../modules/coaching/index.ts'
import { listStaff } from '../../../../modules/organisation/index.ts'
import { listDoersOf } from '../../../../modules/requests/index.ts'
import type { Ctx } from '../../../../platform/context.ts'
import { Invalid } from '../../../../platform/errors.ts'
import { isId } from '../../../../platform/id.ts'
import { textField } from '../../../../platform/page/fields.ts'
import { isRedirect, page } from '../../../../platform/page/page.ts'
import { doneWith, screenFor } from '../action-screen.ts'
import { actionTexts } from '../action-text.ts'
import { text } from './text.ts'

/** Somebody said thank you: it goes to the colleague who did it, on her own page. A compliment names whom it is for. */
export const passThanksPage = page({
  at: import.meta,
  path: '/staff/requests/:id/thanks',
  permission: 'requests.update',
  audit: 'request-thanks',
  texts: { ...actionTexts, ...text },
  form: {
    to: textField({ max: 40 }),
    name: textField({ max: 100 }),
    words: textField({ required: 'missing', max: 4000 }),
  },
  async load(ctx, visit) {
    const screen = await screenFor(ctx, visit, 'note')
    if (isRedirect(screen)) return screen
    const doers = await listDoersOf(ctx, screen.request.id)
    const isCompliment = screen.request.kind === 'compliment'
    const named = isCompliment ? await listNamed(ctx, String(visit.posted.name ?? '')) : []
    return {
      ...screen,
      isCompliment,
      // Her own words come first; the answers to our questions after them.
      said: isCompliment ? screen.request.details.split('\n')[0] : '',
      named: named
        .filter(({ id }) => !doers.some(doer => doer.staffId === id))
        .map(({ id, name, email }) => ({ value: id, text: name, hint: { text: email } })),
      doers: doers.map(({ staffId, name, how }) => ({
        value: staffId,
        text: name,
        hint: { text: text[`how.${how}`].en },
      })),
    }
  },
  async submit(ctx, visit, { to, name, words }) {
    await passOnThanks(ctx, { requestId: visit.params.id!, to: await whoIsMeant(ctx, to, name), words })
    return doneWith(visit, 'thanked')
  },
  example: ({ closedRequest }) => `/staff/requests/${closedRequest}/thanks`,
})

/** More than these, and more of the name is wanted. */
const MOST_NAMED = 8

async function listNamed(ctx: Ctx, name: string) {
  return name.trim() ? (await listStaff(ctx, { text: name })).slice(0, MOST_NAMED) : []
}

/** Chosen from the list, or typed by name: where one colleague alone has it, it is she. */
async function whoIsMeant(ctx: Ctx, to: string, name: string): Promise<string> {
  if (isId(to)) return to
  if (!name) throw new Invalid(to === 'other' ? { name: text.nameMissing.en } : { to: text.choose.en })
  const named = await listNamed(ctx, name)
  if (named.length === 0) throw new Invalid({ name: text.nobodyNamed.en })
  if (named.length > 1) throw new Invalid({ to: text.severalNamed.en })
  return named[0]!.id
}
