import { readCatalogue } from '../../../../../modules/catalogue/index.ts'
import { findWrittenInConfidence } from '../../../../../modules/correspondence/index.ts'
import { compareSafeWord } from '../../../../../modules/customers/index.ts'
import {
  type DeskView,
  identifyAsker,
  identifyCustomer,
  isEnough,
  isSpoken,
  readConversation,
  type Thing,
  thingsSaid,
} from '../../../../../modules/interactions/index.ts'
import { readOrganisation } from '../../../../../modules/organisation/index.ts'
import { findInConfidence } from '../../../../../modules/requests/index.ts'
import type { Ctx } from '../../../../../platform/context.ts'
import { Invalid } from '../../../../../platform/errors.ts'
import { isId } from '../../../../../platform/id.ts'
import { choiceField, choicesField, exactField, idField, textField } from '../../../../../platform/page/fields.ts'
import { page, redirect, type Visit } from '../../../../../platform/page/page.ts'
import { parseReference } from '../../../../../platform/spoken-code/index.ts'
import { say } from '../../../../../platform/text.ts'
import { findTyped } from '../../../customers/find-typed.ts'
import { deskTexts } from '../../desk-texts.ts'
import { orBack } from '../../or-back.ts'
import { showTabs } from '../../show-tabs.ts'
import { nameGiven } from '../../show-visit.ts'
import { keepTyped } from '../../typed.ts'
import { BESIDES, listBesides, saidOf } from './said.ts'
import { text } from './text.ts'

/** Finds who it is by what they say, as it is typed, and says how that was checked. Before that nothing of anybody is shown. */
export const deskPersonPage = page({
  at: import.meta,
  path: '/staff/desk/:id/person',
  permission: 'interactions.take',
  audit: 'conversation-person',
  texts: { ...deskTexts, ...text },
  form: {
    how: choiceField(['said', 'unchecked', 'anonymous']),
    // The id, with that of who acts for her where he speaks.
    customer: exactField({ max: 80 }),
    because: textField({ max: 500 }),
    asker: idField(),
    besides: choicesField(BESIDES),
    safeWord: textField({ max: 60 }),
  },
  async load(ctx, visit) {
    const view = await readConversation(ctx, visit.params.id!)
    const isAsked = 'typed' in visit.query || 'typed' in visit.posted
    const typed = isAsked || view.caller ? typedOf(visit) : await nameGiven(ctx, view)
    const { found, ...fitting } = await findTyped(ctx, typed)
    const inDepth = await sayInDepth(ctx, view)
    const open = found?.filter(each => !each.isRestricted) ?? null
    const said = (open ?? []).map(each => saidOf(each, fitting))
    return {
      ...(await showTabs(ctx, view, view.id)),
      home: `/staff/desk/${view.id}`,
      inDepth,
      besides: listBesides(said, !!inDepth),
      typed,
      found: open,
      asksWord: isSpoken(view.channel) && (open ?? []).some(each => each.hasSafeWord),
      kept: found?.filter(each => each.isRestricted) ?? [],
      ...fitting,
      inConfidence: found?.length === 0 ? await sayInConfidence(ctx, typed) : null,
    }
  },
  submit(ctx, visit, { how, customer, because, besides, safeWord, asker }) {
    const id = visit.params.id!
    return orBack(`/staff/desk/${id}`, async () => {
      await keepTyped(ctx, visit)
      if (asker) return redirect(`/staff/desk/${id}${await toAsker(ctx, id, asker)}`)
      if (how === 'anonymous') {
        await identifyCustomer(ctx, id, { how })
        return redirect(`/staff/desk/${id}`)
      }
      if (!customer) throw new Invalid({ customer: text.chooseMissing.en })
      if (!how) throw new Invalid({ how: text.howMissing.en })
      if (how === 'unchecked' && !because) throw new Invalid({ because: text.becauseMissing.en })
      const [customerId = '', helperId] = customer.split(':')
      if (how === 'unchecked') await identifyCustomer(ctx, id, { how, customerId, helperId, because, safeWord })
      else {
        const said = { typed: typedOf(visit), besides, safeWord }
        const things = await readSaid(ctx, id, { customer: customerId, helperId, ...said })
        await identifyCustomer(ctx, id, { how, customerId, helperId, things, safeWord })
      }
      return redirect(`/staff/desk/${id}?done=identified`)
    })
  },
  example: ({ conversation }) => `/staff/desk/${conversation}/person`,
})

/** Where that leads: to be looked up like anybody, where more is on her record by now than she said here. */
async function toAsker(ctx: Ctx, id: string, asker: string): Promise<string> {
  const other = await identifyAsker(ctx, id, asker)
  if (!other) return '?done=identified'
  const { name, phone, email } = other
  return `/person?typed=${encodeURIComponent([name, phone ?? email].filter(Boolean).join(' '))}`
}

const typedOf = (visit: Visit): string => String(visit.posted.typed ?? visit.query.typed ?? '').slice(0, 200)

/** Whose record, and who acts for her where he speaks. */
interface Chosen {
  customer: string
  helperId: string | undefined
}

/** What she said; what was typed is looked up again. Throws `Invalid` where that is too little to know her by, or not her safe word. */
async function readSaid(
  ctx: Ctx,
  id: string,
  { customer, helperId, typed, besides, safeWord }: Chosen & { typed: string; besides: Thing[]; safeWord: string },
): Promise<Thing[]> {
  const { found, ...fitting } = await findTyped(ctx, typed)
  const one = found?.find(each => each.id === customer)
  // The name of who acts for her is no word of hers.
  const matched = one?.matched.filter(each => helperId || each !== 'helper') ?? []
  const view = await readConversation(ctx, id)
  const word = isId(customer) ? await compareSafeWord(ctx, customer, safeWord) : 'none'
  if (isSpoken(view.channel) && word === 'not-said') throw new Invalid({ safeWord: text.safeWordMissing.en })
  if (isSpoken(view.channel) && word === 'wrong') throw new Invalid({ safeWord: text.safeWordWrong.en })
  const more: Thing[] = word === 'said' ? [...besides, 'safe-word'] : besides
  const things = one ? saidOf({ ...one, matched }, fitting, more) : thingsSaid([], more)
  const inDepth = !!(await sayInDepth(ctx, view))
  if (isEnough(things, { inDepth })) return things
  throw new Invalid({ besides: text[inDepth ? 'tooLittleDepth' : 'tooLittle'].en })
}

/** The service of this conversation that is told in confidence: for it she is asked one thing more. */
async function sayInDepth(ctx: Ctx, { matters }: DeskView): Promise<string> {
  const { services } = await readCatalogue(ctx)
  const about = matters.flatMap(({ service }) => services.get(service ?? '') ?? [])
  const sensitive = about.find(each => each.privacy.sensitive)
  return sensitive ? say(sensitive.name, 'en') : ''
}

/** A reference of what this colleague may not see: which team has it, so that whoever says it is not told that it is not there. */
async function sayInConfidence(ctx: Ctx, typed: string) {
  const parsed = parseReference(typed)
  if (!parsed.ok) return null
  const request = await findInConfidence(ctx, parsed.code)
  const found = request ?? (await findWrittenInConfidence(ctx, parsed.code))
  if (!found) return null
  const { teams } = await readOrganisation(ctx)
  return {
    // What was written is no request that she could ask after.
    reference: request && parsed.code,
    team: say(teams.get(found.teamId)?.name, 'en'),
    reach: `/staff/knowledge/contacts/team-${found.teamId}`,
  }
}
