import {
  type PromiseStep,
  readCatalogue,
  readEditedService,
  type Service,
} from '../../../../modules/catalogue/index.ts'
import { readPrecision } from '../../../../modules/correspondence/index.ts'
import { LEFT_HOW, readScriptSteps } from '../../../../modules/drafts/index.ts'
import { can, readOrganisation } from '../../../../modules/organisation/index.ts'
import { countRelatedTaken } from '../../../../modules/requests/index.ts'
import type { Ctx } from '../../../../platform/context.ts'
import { page } from '../../../../platform/page/page.ts'
import { pounds } from '../../money.ts'
import { teamNames } from '../../names.ts'
import { kindTexts, questionTexts, verbTexts, visibilityTexts } from '../text-of-services.ts'
import { questionRows } from './question-rows.ts'
import { text } from './text.ts'
import { readHistory } from './versions/history.ts'

/** All that defines one service, in words, as it is published. */
export const servicePage = page({
  at: import.meta,
  path: '/staff/services/:slug',
  permission: 'services.read',
  texts: { ...text, ...verbTexts, ...kindTexts, ...visibilityTexts, ...questionTexts },
  async load(ctx, visit) {
    const { current: service, offered, draft } = await readEditedService(ctx, visit.params.slug!)
    const history = await readHistory(ctx, service.slug)
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
      cost: service.cost && { pounds: pounds(service.cost.pence), source: service.cost.source },
      fee: service.fee && { pounds: pounds(service.fee.pence), source: service.fee.source },
      danger: service.danger && nameOf(service.danger),
      numbersFirst: service.numbersFirst && nameOf(service.numbersFirst),
      questions: questionRows(service.form ?? []),
      script: service.script.flatMap(line => showLine(line, service)),
      mails: service.mail?.opens ? await readPrecision(ctx, service.slug) : null,
      goesWith: await readGoesWith(ctx, service),
      scriptSteps: await readSteps(ctx, service),
      relates: service.relates.flatMap(slug => services.get(slug) ?? []),
      offered,
      draft,
      mayChange: can(ctx.actor, 'services.change'),
      versions: history.filter(entry => entry.version).slice(0, 5),
    }
  },
  example: fixtures => `/staff/services/${fixtures.service}`,
})

function showLine(line: Service['script'][number], { form = [] }: Service) {
  if (line.ask) return [{ kind: 'ask', words: form.find(({ id }) => id === line.ask)?.label }]
  return (['say', 'do', 'pause', 'pay'] as const).flatMap(kind => (line[kind] ? [{ kind, words: line[kind] }] : []))
}

const SEASON = 90 * 86_400_000
/** With fewer conversations a figure says nothing of the script, and might say something of one colleague. */
const FEWEST = 10

/** Of each question in the order of the form: how many conversations came to it, and how many went another way there. */
async function readSteps(ctx: Ctx, { slug, form = [] }: Service) {
  const steps = await readScriptSteps(ctx, slug, new Date(ctx.now().getTime() - SEASON))
  return form.flatMap(({ id, label }) => {
    const step = steps.find(each => each.question === id)
    if (!step) return []
    const left = LEFT_HOW.reduce((sum, how) => sum + step.left[how], 0)
    const isEnough = step.came >= FEWEST
    const share = isEnough ? Math.round((100 * left) / step.came) : null
    const ways = LEFT_HOW.filter(how => isEnough && step.left[how] > 0).map(how => ({ how, count: step.left[how] }))
    return [{ label, came: step.came, left, share, ways }]
  })
}

const MONTH = 30 * 86_400_000

/** What is offered with it, why, and how often people took it up in a month. */
async function readGoesWith(ctx: Ctx, { slug, goesWith = [] }: Service) {
  const { names } = await readCatalogue(ctx)
  const taken = goesWith.length > 0 ? await countRelatedTaken(ctx, slug, new Date(ctx.now().getTime() - MONTH)) : null
  return goesWith.map(({ service, why }) => ({
    slug: service,
    name: names.get(service),
    why,
    taken: taken?.get(service) ?? 0,
  }))
}

const UNITS: Record<string, [string, string]> = {
  workingDays: ['working day', 'working days'],
  workingHours: ['working hour', 'working hours'],
  hours: ['hour', 'hours'],
  days: ['day', 'days'],
}

/** '2 working days'. */
function sayWithin(within: PromiseStep['within']): string {
  const [unit, count] = Object.entries(within)[0]!
  return `${count} ${UNITS[unit]![count === 1 ? 0 : 1]}`
}
