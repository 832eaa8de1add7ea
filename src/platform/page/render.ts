import { join } from 'node:path'
import nunjucks from 'nunjucks'
import { sayAge, sayDate, sayDateAndTime, sayDay, sayOpeningHours } from '../dates/index.ts'
import { dialled } from '../phone.ts'
import { type Language, say, type Words } from '../text.ts'
import type { WeekBlocks } from '../working-time/index.ts'
import { linkWords } from './link-words.ts'
import { spokenPhone } from './spoken-phone.ts'

const SOURCE = join(import.meta.dirname, '../..')
const MODULES = join(SOURCE, '../node_modules')

/** The template engine: our pages and the GOV.UK and MOJ macros, everything escaped unless marked safe. */
export function createRenderer(globals: Record<string, unknown>) {
  const loader = new nunjucks.FileSystemLoader(
    [join(SOURCE, 'sites'), SOURCE, join(MODULES, 'govuk-frontend/dist'), join(MODULES, '@ministryofjustice/frontend')],
    { noCache: false, watch: false },
  )
  const environment = new nunjucks.Environment(loader, {
    autoescape: true,
    throwOnUndefined: false,
    trimBlocks: true,
    lstripBlocks: true,
  })
  for (const [name, value] of Object.entries(globals)) environment.addGlobal(name, value)
  environment.addFilter('say', (words: Words | undefined, language: Language) => say(words, language))
  environment.addFilter('phone', spokenPhone)
  environment.addFilter('dial', (number: string) => dialled(number ?? ''))
  // Of what may be a number, an address or a name.
  environment.addFilter('reached', (who: string) =>
    /^\+\d+(?:;ext=\d+)?$/.test(who ?? '') ? spokenPhone(who) : (who ?? ''),
  )
  environment.addFilter('paragraphs', (text: string) => new nunjucks.runtime.SafeString(paragraphs(text)))
  environment.addFilter('linked', (text: string) => new nunjucks.runtime.SafeString(linkWords(paragraphs(text))))
  environment.addFilter('number', (value: number, language: Language) => new Intl.NumberFormat(language).format(value))
  addDateFilters(environment)
  return {
    environment,
    /** `file` is the whole path of a template, or its path under `src/sites`. */
    render: (file: string, context: object): string =>
      environment.render(file.startsWith(SOURCE) ? file.slice(SOURCE.length + 1) : file, context),
  }
}

export type Renderer = ReturnType<typeof createRenderer>

/** `{{ when | date }}` in the page's own language: the page's `lang` and `now` are read from its context. */
function addDateFilters(environment: nunjucks.Environment): void {
  type Page = { ctx: { lang?: Language; now?: Date } }
  const saying = ({ ctx }: Page) => ({ language: ctx.lang ?? 'en', ...(ctx.now ? { now: ctx.now } : {}) })
  const add = (name: string, say: (when: Date, saying: { language: Language; now?: Date }) => string) =>
    environment.addFilter(name, function (this: Page, when: Date | null) {
      return when ? say(when, saying(this)) : ''
    })
  add('date', sayDate)
  add('day', sayDay)
  add('time', sayDateAndTime)
  add('age', (when, { language, now }) => sayAge(when, { language, now: now ?? new Date() }))
  environment.addFilter('hours', function (this: Page, week: WeekBlocks) {
    return sayOpeningHours(week, this.ctx.lang ?? 'en')
  })
}

/** Plain words of a pack as HTML: an empty line ends a paragraph, lines with '- ' make a list. Everything is escaped. */
export function paragraphs(text: string): string {
  return (text ?? '')
    .split(/\n\s*\n/)
    .map(block =>
      block
        .split('\n')
        .map(line => line.trim())
        .filter(Boolean),
    )
    .filter(lines => lines.length > 0)
    .map(blockHtml)
    .join('\n')
}

function blockHtml(lines: string[]): string {
  const first = lines.findIndex(line => line.startsWith('- '))
  const words = first < 0 ? lines : lines.slice(0, first)
  const items = first < 0 ? [] : lines.slice(first).map(line => line.replace(/^- /, ''))
  const opening = words.length > 0 ? `<p class="govuk-body">${words.map(escapeHtml).join(' ')}</p>` : ''
  const list =
    items.length > 0
      ? `<ul class="govuk-list govuk-list--bullet">${items.map(item => `<li>${escapeHtml(item)}</li>`).join('')}</ul>`
      : ''
  return opening + list
}

const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, character => `&#${character.charCodeAt(0)};`)
