import { readCatalogue } from '../../../../modules/catalogue/index.ts'
import { type NewNotice, publishNotice } from '../../../../modules/notices/index.ts'
import { readOrganisation } from '../../../../modules/organisation/index.ts'
import { listAreas } from '../../../../modules/places/index.ts'
import type { Ctx } from '../../../../platform/context.ts'
import { Invalid } from '../../../../platform/errors.ts'
import { dateField, listField, textField, tickField } from '../../../../platform/page/fields.ts'
import { page, redirect } from '../../../../platform/page/page.ts'
import { atField } from '../../at-field.ts'
import { endOfDay, momentOf, readTime } from '../../moment.ts'
import { keyField, withKey } from '../../requests/form-key.ts'
import { text } from './text.ts'

const MIDNIGHT = { hour: 0, minute: 0 }

export const newNoticePage = page({
  at: import.meta,
  path: '/staff/notices/new',
  permission: 'notices.publish',
  audit: 'notice-publication',
  texts: text,
  form: {
    title: textField({ required: 'titleMissing', max: 120 }),
    words: textField({ required: 'wordsMissing', max: 2000 }),
    titleWelsh: textField({ max: 120 }),
    wordsWelsh: textField({ max: 2000 }),
    from: dateField({ wrong: 'dateWrong' }),
    fromTime: textField({ max: 20 }),
    until: dateField({ wrong: 'dateWrong' }),
    untilTime: textField({ max: 20 }),
    services: listField({ max: 100 }),
    areas: listField({ max: 100 }),
    tells: tickField(),
    key: keyField(),
  },
  async load(ctx, visit) {
    const form = { services: [], areas: [], ...visit.posted }
    return withKey(visit, { back: '/staff/notices', form, ...(await choices(ctx)) })
  },
  async submit(ctx, _visit, values) {
    await refuseWithoutWelsh(ctx, values)
    const startsAt = startOf(values)
    const notice: NewNotice = {
      id: values.key,
      tells: values.tells,
      title: { en: values.title, ...(values.titleWelsh && { cy: values.titleWelsh }) },
      words: { en: values.words, ...(values.wordsWelsh && { cy: values.wordsWelsh }) },
      services: values.services,
      areas: values.areas,
      endsAt: endOf(values),
      ...(startsAt && { startsAt }),
    }
    await atField(publishNotice(ctx, notice), {
      'notices.ends-before-it-starts': 'until',
      'notices.tells-whom': 'tells',
    })
    return redirect('/staff/notices?done=published')
  },
})

/** A council of two languages says it in both, at the same time. */
async function refuseWithoutWelsh(ctx: Ctx, { titleWelsh, wordsWelsh }: Record<'titleWelsh' | 'wordsWelsh', string>) {
  const { council } = await readOrganisation(ctx)
  if (!council.languages.includes('cy') || (titleWelsh && wordsWelsh)) return
  throw new Invalid({
    ...(!titleWelsh && { titleWelsh: text.titleWelshMissing.en }),
    ...(!wordsWelsh && { wordsWelsh: text.wordsWelshMissing.en }),
  })
}

type Times = { from: string; fromTime: string; until: string; untilTime: string }

/** Null: now. */
function startOf({ from, fromTime }: Times): Date | null {
  if (!from && fromTime) throw new Invalid({ from: text.dateForTime.en })
  return from ? momentOf(from, fromTime ? timeOf('fromTime', fromTime) : MIDNIGHT) : null
}

/** A day without a time is over when the day is. Null: until somebody ends it. */
function endOf({ until, untilTime }: Times): Date | null {
  if (!until && untilTime) throw new Invalid({ until: text.dateForTime.en })
  if (!until) return null
  return untilTime ? momentOf(until, timeOf('untilTime', untilTime)) : endOfDay(until)
}

function timeOf(field: string, typed: string) {
  const time = readTime(typed)
  if (!time) throw new Invalid({ [field]: text.timeWrong.en })
  return time
}

async function choices(ctx: Ctx) {
  const { services } = await readCatalogue(ctx)
  const { council } = await readOrganisation(ctx)
  const areas = (await listAreas(ctx)).filter(area => area.kind !== 'ward')
  return {
    serviceItems: [...services.values()].map(({ slug, name }) => ({ value: slug, text: name.en })),
    areaItems: areas.map(({ id, name }) => ({ value: id, text: name.en })),
    welsh: council.languages.includes('cy'),
  }
}
