import { noteRequest } from '../../../../modules/interactions/index.ts'
import { openSubmission } from '../../../../modules/requests/index.ts'
import { withContext } from '../../../../platform/context.ts'
import { isId, newId } from '../../../../platform/id.ts'
import { textField, tickField } from '../../../../platform/page/fields.ts'
import { page, redirect } from '../../../../platform/page/page.ts'
import { questionTexts } from '../../../questions/text.ts'
import { basisItems, councillorItems, noteRaising, raisingFields, raisingTexts } from '../../raised-by.ts'
import { channelChoices, channelField, rememberChannel, usualChannel } from '../channels.ts'
import { takeTexts } from '../text.ts'
import { offerServices } from './offer-services.ts'
import { contactQuestion, placeQuestionOf, readQuick } from './read-quick.ts'
import { text } from './text.ts'

/** Words, a place and a contact: enough for the right team to begin. Thirty seconds, by any employee. */
export const takeQuickPage = page({
  at: import.meta,
  path: '/staff/take/quick',
  permission: 'requests.take',
  audit: 'take-quick',
  texts: { ...questionTexts, ...takeTexts, ...raisingTexts, ...text },
  form: {
    words: textField({ required: 'wordsMissing' }),
    service: textField({ max: 80 }),
    another: textField({ max: 80 }),
    channel: channelField(),
    safe: tickField(),
    ...raisingFields,
    key: textField({ max: 40 }),
  },
  async load(ctx, visit) {
    const words = String(visit.posted.words ?? visit.query.words ?? '').slice(0, 4000)
    const chosen = String(
      visit.posted.another || visit.posted.service || visit.query.another || visit.query.service || '',
    )
    return {
      words,
      ...(await offerServices(ctx, words, chosen)),
      place: placeQuestionOf(),
      contact: await contactQuestion(ctx),
      channels: channelChoices,
      councillors: await councillorItems(ctx, null),
      bases: basisItems(),
      usual: usualChannel(visit),
      // The same form sent twice is one request.
      key: isId(visit.posted.key) ? visit.posted.key : newId(),
    }
  },
  async submit(ctx, visit, { words, service, another, channel, safe, key, ...raising }) {
    const asked = await readQuick(ctx, visit.posted, { words, service: another || service, safe })
    const chosen = channel || 'phone'
    rememberChannel(visit, chosen)
    const submission = { key: `quick:${isId(key) ? key : newId()}`, language: 'en', ...asked } as const
    const requestId = await withContext(ctx, { channel: chosen }).transaction(async ctx => {
      const [opened] = await openSubmission(ctx, submission)
      await noteRequest(ctx, { requestId: opened!.requestId, service: asked.requests[0]!.service })
      await noteRaising(ctx, opened!.requestId, raising)
      return opened!.requestId
    })
    return redirect(`/staff/taken/${requestId}?done=taken`)
  },
  example: () => '/staff/take/quick',
})
