import { getService, listVersions, type PromiseStep, readCatalogue } from '../../../../modules/catalogue/index.ts'
import { readOrganisation } from '../../../../modules/organisation/index.ts'
import { page } from '../../../../platform/page/page.ts'
import { teamNames } from '../../names.ts'
import { kindTexts, questionTexts, verbTexts, visibilityTexts } from '../text-of-services.ts'
import { questionRows } from './question-rows.ts'
import { text } from './text.ts'

/** All that defines one service, in words; editing comes later. */
export const servicePage = page({
  at: import.meta,
  path: '/staff/services/:slug',
  permission: 'services.read',
  texts: { ...text, ...verbTexts, ...kindTexts, ...visibilityTexts, ...questionTexts },
  async load(ctx, visit) {
    const service = await getService(ctx, visit.params.slug!)
    const organisation = await readOrganisation(ctx)
    const { themes, services } = await readCatalogue(ctx)
    const nameOf = (id: string) => organisation.dutyRules.get(id)?.name
    return {
      back: '/staff/services',
      service,
      themes: themes.filter(theme => service.themes.includes(theme.id)).map(theme => theme.name.en),
      teams: teamNames(organisation, service.teams),
      calendar: service.promise && organisation.calendarDefinitions.get(service.promise.calendar)?.name,
      steps:
        service.promise?.steps.map(({ text, textIf, within }) => ({
          text: textIf ?? text,
          within: sayWithin(within),
        })) ?? [],
      cost: service.cost && { pounds: sayPounds(service.cost.pence), source: service.cost.source },
      danger: service.danger && nameOf(service.danger),
      numbersFirst: service.numbersFirst && nameOf(service.numbersFirst),
      questions: questionRows(service.form ?? []),
      script: service.script.map(line => ({ ...line, asked: service.form?.find(({ id }) => id === line.ask)?.label })),
      relates: service.relates.flatMap(slug => services.get(slug) ?? []),
      versions: await listVersions(ctx, service.slug),
    }
  },
  example: fixtures => `/staff/services/${fixtures.service}`,
})

const UNITS: Record<string, [string, string]> = {
  workingDays: ['working day', 'working days'],
  workingHours: ['working hour', 'working hours'],
  hours: ['hour', 'hours'],
  days: ['day', 'days'],
}

/** '65' or '14.50'. */
const sayPounds = (pence: number): string => (pence / 100).toFixed(pence % 100 === 0 ? 0 : 2)

/** '2 working days'. */
function sayWithin(within: PromiseStep['within']): string {
  const [unit, count] = Object.entries(within)[0]!
  return `${count} ${UNITS[unit]![count === 1 ? 0 : 1]}`
}
