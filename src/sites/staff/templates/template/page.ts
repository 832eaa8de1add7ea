import { createHash } from 'node:crypto'
import { readCatalogue } from '../../../../modules/catalogue/index.ts'
import {
  checkTemplate,
  fieldsOf,
  getTemplate,
  giveTemplateBack,
  listTemplateVersions,
  neededFields,
  previewLetter,
  refuseIfChanged,
  saveTemplate,
  sendTestLetter,
  type TemplateId,
  type TemplateWords,
} from '../../../../modules/notifications/index.ts'
import { nameStaff, readOrganisation } from '../../../../modules/organisation/index.ts'
import type { Ctx } from '../../../../platform/context.ts'
import { Invalid, Refused } from '../../../../platform/errors.ts'
import { choiceField, idField, textField, type ValuesOf } from '../../../../platform/page/fields.ts'
import { type Posted, page, redirect, show } from '../../../../platform/page/page.ts'
import { fill, type Language, say } from '../../../../platform/text.ts'
import { refusals } from '../../refusals.ts'
import { keyField, withKey } from '../../requests/form-key.ts'
import { readabilityOf } from '../readability.ts'
import { packWords } from './packed-words.ts'
import { text } from './text.ts'
import { readWhich } from './which.ts'

const typedFields = {
  subject: textField({ max: 150 }),
  words: textField({ max: 3000 }),
  link: textField({ max: 100 }),
  subjectWelsh: textField({ max: 150 }),
  wordsWelsh: textField({ max: 3000 }),
  linkWelsh: textField({ max: 100 }),
}

const fields = { ...typedFields, since: idField(), key: keyField(), act: choiceField(['look', 'keep', 'test', 'back']) }

type Typed = ValuesOf<typeof typedFields>

/** One message that goes out by itself: read as people do, checked, changed, tried and given back. */
export const templatePage = page({
  at: import.meta,
  path: '/staff/templates/:template',
  permission: 'templates.change',
  audit: 'template-keeping',
  texts: text,
  form: fields,
  async load(ctx, visit) {
    const { template, service } = await readWhich(ctx, visit)
    const kept = await getTemplate(ctx, template, service)
    const isTyped = Object.keys(visit.posted).length > 0
    const form: Typed = isTyped ? readTyped(visit.posted) : typedOf(kept.words)
    const { council } = await readOrganisation(ctx)
    const words = wordsOf(form, council.languages)
    const { services } = await readCatalogue(ctx)
    const history = await historyOf(ctx, template, service)
    return withKey(visit, {
      back: '/staff/templates',
      template,
      form,
      service: service && { slug: service, name: say(services.get(service)!.name, 'en') },
      isOwn: kept.changed !== null && kept.service === service,
      serviceItems: [...services.values()]
        .filter(each => !each.privacy.sensitive && each.contact !== 'none')
        .map(each => ({ value: each.slug, text: each.name.en })),
      fields: fieldsOf(template).map(name => ({ name, isNeeded: neededFields(template).includes(name) })),
      readability: readabilityOf(form.words),
      previews: await Promise.all(
        council.languages.map(language => shownIn(ctx, { template, words, service, language })),
      ),
      welsh: council.languages.includes('cy'),
      history,
      since: history[0]?.id ?? '',
    })
  },
  async submit(ctx, visit, { key, act, since, ...typed }) {
    const which = await readWhich(ctx, visit)
    const home = '/staff/templates'
    const change = { versionId: key, ...which, ...(visit.posted.since !== undefined && { since: since || null }) }
    await refuseIfChanged(ctx, change)
    if (act === 'back') {
      await giveTemplateBack(ctx, change)
      return redirect(`${home}?done=back`)
    }
    const { languages } = (await readOrganisation(ctx)).council
    const words = wordsOf(typed, languages)
    if (act === 'look' || act === 'test') check(which.template, words, languages)
    if (act === 'test') {
      const letter = { words, service: which.service, languages, key: `${key}:${digest(words)}` }
      return show({ tested: (await sendTestLetter(ctx, letter)).to })
    }
    if (act === 'look') return show({ looked: true })
    await saveTemplate(ctx, { ...change, words }).catch(sayWhere)
    return redirect(`${home}?done=saved`)
  },
  example: () => '/staff/templates/opened',
})

const typedOf = ({ subject, words, link }: TemplateWords): Typed => ({
  subject: subject.en,
  words: words.en,
  link: link.en,
  subjectWelsh: subject.cy ?? '',
  wordsWelsh: words.cy ?? '',
  linkWelsh: link.cy ?? '',
})

/** As typed, also where it is too long to be kept. */
function readTyped(posted: Posted): Typed {
  const read = (name: keyof Typed) => String(posted[name] ?? '').replaceAll('\r\n', '\n')
  return {
    subject: read('subject'),
    words: read('words'),
    link: read('link'),
    subjectWelsh: read('subjectWelsh'),
    wordsWelsh: read('wordsWelsh'),
    linkWelsh: read('linkWelsh'),
  }
}

function wordsOf(typed: Typed, languages: readonly Language[]): TemplateWords {
  const both = (en: string, cy: string) => ({ en, ...(languages.includes('cy') && { cy }) })
  return {
    subject: both(typed.subject, typed.subjectWelsh),
    words: both(typed.words, typed.wordsWelsh),
    link: both(typed.link, typed.linkWelsh),
  }
}

interface Showing {
  template: TemplateId
  words: TemplateWords
  service: string | null
  language: Language
}

async function shownIn(ctx: Ctx, { template, ...showing }: Showing) {
  const { subject, text } = await previewLetter(ctx, showing)
  const { words, service, language } = showing
  const query = new URLSearchParams({ language, words: packWords(words), ...(service && { service }) })
  return { language, subject, text, frame: `/staff/templates/${template}/preview?${query}` }
}

async function historyOf(ctx: Ctx, template: TemplateId, service: string | null) {
  const versions = await listTemplateVersions(ctx, template, service)
  const names = await nameStaff(
    ctx,
    versions.flatMap(({ by }) => by ?? []),
  )
  return versions.map(({ id, words, by, at }) => ({
    id,
    words: words?.words.en ?? null,
    at,
    who: names.get(by ?? '') ?? '',
  }))
}

function check(template: TemplateId, words: TemplateWords, languages: readonly Language[]): void {
  try {
    checkTemplate(template, words, languages)
  } catch (error) {
    sayWhere(error)
  }
}

const digest = (words: TemplateWords): string =>
  createHash('sha256').update(JSON.stringify(words)).digest('hex').slice(0, 16)

const EMPTY = { subject: 'subjectMissing', words: 'wordsMissing', link: 'linkMissing' } as const

/** What is wrong with the words, at the box where it stands. */
function sayWhere(error: unknown): never {
  if (!(error instanceof Refused) || !error.params.part) throw error
  const part = error.params.part as keyof typeof EMPTY
  const code = `refused.${error.code}` as keyof typeof refusals
  const said = error.code === 'notifications.empty' ? text[EMPTY[part]].en : fill(refusals[code].en, error.params)
  throw new Invalid({ [error.params.language === 'cy' ? `${part}Welsh` : part]: said })
}
