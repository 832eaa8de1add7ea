import { type EmergencyPlan, listEmergencies, readDuty, startEmergency } from '../../../modules/duty/index.ts'
import { readOrganisation } from '../../../modules/organisation/index.ts'
import { sayDateAndTime } from '../../../platform/dates/index.ts'
import { textField, tickField } from '../../../platform/page/fields.ts'
import { FieldError, page, redirect, type Visit } from '../../../platform/page/page.ts'
import { say } from '../../../platform/text.ts'
import { lineName } from '../duty/duty-strip.ts'
import { keyField, withKey } from '../requests/form-key.ts'
import { text } from './text.ts'

const HOUR = 3_600_000
const MOST_HOURS = 72

const hoursField = (raw: string | string[] | undefined): number => {
  const hours = Number(String(raw ?? '').trim())
  if (!Number.isInteger(hours) || hours < 1 || hours > MOST_HOURS) throw new FieldError('hoursWrong')
  return hours
}

/** Emergency mode: what is on, and switching it on for one line or all until a time. */
export const emergencyPage = page({
  at: import.meta,
  path: '/staff/emergency',
  permission: 'emergency.switch',
  audit: 'emergency-start',
  texts: text,
  form: {
    line: textField({ max: 40 }),
    plan: textField({ max: 40 }),
    title: textField({ required: 'titleMissing', max: 120 }),
    words: textField({ required: 'wordsMissing', max: 2000 }),
    titleWelsh: textField({ max: 120 }),
    wordsWelsh: textField({ max: 2000 }),
    priorities: textField({ max: 500 }),
    hours: hoursField,
    onSite: tickField(),
    key: keyField(),
  },
  async load(ctx, visit) {
    const organisation = await readOrganisation(ctx)
    const { plans } = await readDuty(ctx)
    return withKey(visit, {
      isBilingual: organisation.council.languages.includes('cy'),
      current: (await listEmergencies(ctx)).map(each => ({
        ...each,
        line: lineName(organisation, each.goldenNumber) ?? text.everyLine.en,
        until: sayDateAndTime(each.endsAt, { language: 'en', now: ctx.now() }),
      })),
      plans,
      lines: [
        { value: '', text: text.everyLine.en },
        ...organisation.goldenNumbers.map(({ id, name, number }) => ({
          value: id,
          text: `${say(name, 'en')}, ${number}`,
        })),
      ],
      typed: typedOrPlan(visit, plans),
    })
  },
  async submit(ctx, _visit, { line, plan, hours, ...said }) {
    const endsAt = new Date(ctx.now().getTime() + hours * HOUR)
    await startEmergency(ctx, { ...said, goldenNumber: line || null, plan: plan || null, endsAt })
    return redirect('/staff/emergency?done=started')
  },
})

/** What was typed, else the words of the plan that was chosen. */
function typedOrPlan({ posted, query }: Visit, plans: EmergencyPlan[]): object {
  if (Object.keys(posted).length > 0) return posted
  const plan = plans.find(each => each.id === query.plan)
  const words = plan && {
    plan: plan.id,
    title: plan.title.en,
    words: plan.words.en.trim(),
    titleWelsh: plan.title.cy,
    wordsWelsh: plan.words.cy?.trim(),
    priorities: plan.priorities,
  }
  return { hours: '12', onSite: 'yes', ...words }
}
