import {
  type ForRequest,
  findAsker,
  noteRequest,
  readForRequest,
  readKnownContact,
} from '../../../../modules/interactions/index.ts'
import { type AskedBy, followForPerson, openForPerson, type Reporter } from '../../../../modules/requests/index.ts'
import { type Ctx, withContext } from '../../../../platform/context.ts'
import { isId } from '../../../../platform/id.ts'
import { idField, textField, tickField } from '../../../../platform/page/fields.ts'
import { page, redirect, show } from '../../../../platform/page/page.ts'
import { spokenPhone } from '../../../../platform/page/spoken-phone.ts'
import { questionTexts } from '../../../questions/text.ts'
import { basisItems, councillorItems, noteRaising, raisingFields, raisingTexts } from '../../raised-by.ts'
import { keyField, withKey } from '../../requests/form-key.ts'
import { nearbyTexts } from '../../requests/nearby-text.ts'
import { askChannel, channelField, channelOf } from '../channels.ts'
import { matterOf } from '../of-matter.ts'
import { offerDuty } from '../offer-duty.ts'
import { sayJoinable } from '../say-joinable.ts'
import { takeTexts } from '../text.ts'
import { findSame } from './find-same.ts'
import { offerServices } from './offer-services.ts'
import { contactQuestion, placeQuestionOf, readQuick } from './read-quick.ts'
import { text } from './text.ts'

/** Words, a place and a contact: enough for the right team to begin. Thirty seconds, by any employee. */
export const takeQuickPage = page({
  at: import.meta,
  path: '/staff/take/quick',
  permission: 'requests.take',
  audit: 'take-quick',
  texts: { ...questionTexts, ...takeTexts, ...raisingTexts, ...nearbyTexts, ...text },
  form: {
    words: textField({ required: 'wordsMissing' }),
    service: textField({ max: 80 }),
    another: textField({ max: 80 }),
    channel: channelField(),
    safe: tickField(),
    ...raisingFields,
    key: keyField(),
    same: textField({ max: 40 }),
    look: tickField(),
    matter: idField(),
  },
  async load(ctx, visit) {
    const chosen = String(visit.posted.another || visit.posted.service || visit.query.service || '')
    const asking = { matterId: matterOf(visit), service: chosen }
    const at = await readForRequest(ctx, asking)
    const words = String(visit.posted.words ?? at?.matter?.asked ?? '').slice(0, 4000)
    return withKey(visit, {
      at,
      words,
      offer: await offerDuty(ctx, words),
      ...(await offerServices(ctx, words, chosen)),
      place: placeQuestionOf(),
      contact: await contactQuestion(ctx),
      known: knownOf(await readKnownContact(ctx, asking.matterId), at),
      matter: at?.matter?.id ?? '',
      ...askChannel(visit, at),
      councillors: await councillorItems(ctx, null),
      bases: basisItems(),
    })
  },
  async submit(ctx, visit, { words, service, another, channel, safe, key, same, look, matter, ...raising }) {
    // Words that came along, or are still typed: what fits them is shown, and nothing is taken.
    if (look) return show({})
    const chosen = channelOf(visit, await readForRequest(ctx, { matterId: matter }), channel)
    const asked = await readQuick(ctx, visit.posted, { words, service: another || service, safe })
    const [wanted] = asked.requests
    const by = { asker: await findAsker(ctx, { matterId: matter }), isSafeSaid: safe }
    if (isId(same))
      return show({ joined: await addCaller(ctx, { requestId: same, key, words, reporter: asked.reporter }, by) })
    const found = same ? [] : await findSame(ctx, wanted!)
    if (found.length > 0) return show({ found, ...(visit.posted.looked && unchosen) })
    const submission = { key: `quick:${key}`, language: 'en', ...asked } as const
    const requestId = await withContext(ctx, { channel: chosen }).transaction(async ctx => {
      const [opened] = await openForPerson(ctx, submission, by)
      await noteRequest(ctx, { requestId: opened!.requestId, service: wanted!.service, matterId: matter })
      await noteRaising(ctx, opened!.requestId, raising)
      return opened!.requestId
    })
    return redirect(`/staff/taken/${requestId}?done=taken`)
  },
  example: () => '/staff/take/quick',
})

/** With the number she rings from where her record has none; then nobody has said yet that it is safe. */
function knownOf(known: Awaited<ReturnType<typeof readKnownContact>>, at: ForRequest | null) {
  const isRung = !known.phone && !!at?.phone
  const phone = known.phone || at?.phone || ''
  return { ...known, phone: spokenPhone(phone), isRung, isSafe: known.safe.length > 0 && !isRung }
}

/** They were shown and none was chosen. */
const unchosen = {
  errors: { same: text.sameMissing.en },
  errorList: [{ text: text.sameMissing.en, href: '#same-1' }],
}

/** The caller follows a request that is there, once however often the form is sent; answers what to read out. */
async function addCaller(
  ctx: Ctx,
  { key, ...input }: { requestId: string; key: string; words: string; reporter: Reporter | null },
  by: AskedBy,
) {
  const joining = { ...input, key: `quick:${key}:${input.requestId}`, language: 'en' } as const
  await followForPerson(ctx, joining, by)
  return sayJoinable(ctx, input.requestId)
}
