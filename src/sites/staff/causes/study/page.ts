import { readCatalogue } from '../../../../modules/catalogue/index.ts'
import { listCauses, readSamples, signCause } from '../../../../modules/interactions/index.ts'
import { Invalid } from '../../../../platform/errors.ts'
import { idField } from '../../../../platform/page/fields.ts'
import { page, redirect } from '../../../../platform/page/page.ts'
import { say } from '../../../../platform/text.ts'
import { FAILURES } from '../../desk/demand-words.ts'
import { CHANNEL_NAMES, nameOf } from '../../request-words.ts'
import { daysOf, periodItems, sinceDays } from '../period.ts'
import { text } from './text.ts'

/** A sample of what failed, without names, and the cause of each, signed by whoever found it. */
export const studyPage = page({
  at: import.meta,
  path: '/staff/causes/study',
  permission: 'causes.study',
  audit: 'cause-signing',
  texts: text,
  form: { matter: idField(), cause: idField() },
  async load(ctx, visit) {
    const days = daysOf(visit)
    const { names } = await readCatalogue(ctx)
    const service = visit.query.service && names.has(visit.query.service) ? visit.query.service : null
    const { samples, total, unsigned } = await readSamples(ctx, { service, since: sinceDays(ctx.now(), days) })
    const causes = await listCauses(ctx)
    const given = causes.filter(each => !each.endedAt)
    return {
      back: `/staff/causes?days=${days}`,
      here: addressOf(days, service),
      service,
      serviceName: service ? say(names.get(service), 'en') : '',
      periods: periodItems(days),
      total,
      unsigned,
      hasCauses: given.length > 0,
      samples: samples.map(sample => ({
        ...sample,
        name: sample.service ? say(names.get(sample.service), 'en') || sample.service : text.noService.en,
        channelName: nameOf(CHANNEL_NAMES, sample.channel),
        kind: FAILURES[sample.evidence] ?? '',
        choices: given.map(({ id, name }) => ({ id, name, isChosen: sample.signed[0]?.causeId === id })),
        wrong: visit.posted.matter === sample.matterId,
      })),
    }
  },
  async submit(ctx, visit, { matter, cause }) {
    if (!cause) throw new Invalid({ [`cause-${matter}`]: text.choose.en })
    await signCause(ctx, { matterId: matter, causeId: cause })
    return redirect(`${addressOf(daysOf(visit), visit.query.service ?? null)}&done=signed`)
  },
  example: () => '/staff/causes/study',
})

const addressOf = (days: number, service: string | null): string =>
  `/staff/causes/study?days=${days}${service ? `&service=${encodeURIComponent(service)}` : ''}`
