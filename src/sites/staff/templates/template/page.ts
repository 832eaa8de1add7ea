import { createHash } from 'node:crypto'
import { readCatalogue } from '../../../../modules/catalogue/index.ts'
import { countParts, plainForText } from '../../../../modules/channels/index.ts'
import { nameStaff, readOrganisation } from '../../../../modules/organisation/index.ts'
import {
  checkTemplate,
  fieldsOf,
  getTemplate,
  giveTemplateBack,
  listTemplateVersions,
  type MessageKind,
  type Part,
  partsOf,
  refuseIfChanged,
  saveTemplate,
  sendTest,
  type TemplateWords,
} from '../../../../modules/templates/index.ts'
import type { Ctx } from '../../../../platform/context.ts'
import { Invalid, Refused } from '../../../../platform/errors.ts'
import { letterText } from '../../../../platform/letter/index.ts'
import { choiceField, idField } from '../../../../platform/page/fields.ts'
import { page, redirect, show } from '../../../../platform/page/page.ts'
import { fill, type Language, say } from '../../../../platform/text.ts'
import { refusals } from '../../refusals.ts'
import { keyField, withKey } from '../../requests/form-key.ts'
import { englishOf, readabilityOf } from '../readability.ts'
import { packWords } from './packed-words.ts'
import { text } from './text.ts'
import { boxOf, readTyped, type Typed, typedOf, wordsFields, wordsOf } from './typed-words.ts'
import { readWhich } from './which.ts'

const fields = { ...wordsFields, since: idField(), key: keyField(), act: choiceField(['look', 'keep', 'test', 'back']) }

/** One message that goes out by itself: read as people do, checked, changed, tried and given back. */
export const templatePage = page({
  at: import.meta,
  path: '/staff/templates/:template',
  permission: 'templates.change',
  audit: 'template-keeping',
  texts: text,
  form: fields,
  async load(ctx, visit) {
    const { kind, group, service } = await readWhich(ctx, visit)
    const kept = await getTemplate(ctx, kind, service)
    const isTyped = Object.keys(visit.posted).length > 0
    const form: Typed = isTyped ? readTyped(visit.posted) : typedOf(kept.words)
    const { council } = await readOrganisation(ctx)
    const words = wordsOf(kind, form, council.languages)
    const { services } = await readCatalogue(ctx)
    const history = await historyOf(ctx, kind, service)
    return withKey(visit, {
      back: '/staff/templates',
      template: kind.id,
      group,
      parts: partsOf(kind),
      perService: kind.perService,
      form,
      service: service && { slug: service, name: say(services.get(service)!.name, 'en') },
      isOwn: kept.changed !== null && kept.service === service,
      serviceItems: [...services.values()]
        .filter(each => !each.privacy.sensitive && each.contact !== 'none')
        .map(each => ({ value: each.slug, text: each.name.en })),
      fields: fieldsOf(kind).map(name => ({ name, isNeeded: kind.needed.includes(name) })),
      readability: readabilityOf(englishOf(words)),
      previews: await Promise.all(council.languages.map(language => shownIn(ctx, { kind, words, service, language }))),
      welsh: council.languages.includes('cy'),
      history,
      since: history[0]?.id ?? '',
    })
  },
  async submit(ctx, visit, { key, act, since, ...typed }) {
    const { kind, service } = await readWhich(ctx, visit)
    const home = '/staff/templates'
    const change = { versionId: key, kind, service, ...(visit.posted.since !== undefined && { since: since || null }) }
    await refuseIfChanged(ctx, change)
    if (act === 'back') {
      await giveTemplateBack(ctx, change)
      return redirect(`${home}?done=back`)
    }
    const { languages } = (await readOrganisation(ctx)).council
    const words = wordsOf(kind, typed, languages)
    if (act === 'look' || act === 'test') check(kind, words, languages)
    if (act === 'test') {
      const trying = { kind, words, service, languages, key: `${key}:${digest(words)}` }
      return show({ tested: (await sendTest(ctx, trying)).to })
    }
    if (act === 'look') return show({ looked: true })
    await saveTemplate(ctx, { ...change, words }).catch(sayWhere)
    return redirect(`${home}?done=saved`)
  },
  example: () => '/staff/templates/opened',
})

interface Showing {
  kind: MessageKind
  words: TemplateWords
  service: string | null
  language: Language
}

async function shownIn(ctx: Ctx, { kind, ...showing }: Showing) {
  const { subject, blocks, text } = await kind.example(ctx, showing)
  const { words, service, language } = showing
  const query = new URLSearchParams({ language, words: packWords(words), ...(service && { service }) })
  const short = plainForText(text)
  return {
    language,
    ...(blocks.length > 0 && {
      letter: { subject, text: letterText(blocks), frame: `/staff/templates/${kind.id}/preview?${query}` },
    }),
    ...(short && { short: { text: short, parts: countParts(short) } }),
  }
}

async function historyOf(ctx: Ctx, { id }: MessageKind, service: string | null) {
  const versions = await listTemplateVersions(ctx, id, service)
  const names = await nameStaff(
    ctx,
    versions.flatMap(({ by }) => by ?? []),
  )
  return versions.map(({ id, words, by, at }) => ({
    id,
    words: words && englishOf(words),
    at,
    who: names.get(by ?? '') ?? '',
  }))
}

function check(kind: MessageKind, words: TemplateWords, languages: readonly Language[]): void {
  try {
    checkTemplate(kind, words, languages)
  } catch (error) {
    sayWhere(error)
  }
}

const digest = (words: TemplateWords): string =>
  createHash('sha256').update(JSON.stringify(words)).digest('hex').slice(0, 16)

const EMPTY = { subject: 'subjectMissing', words: 'wordsMissing', link: 'linkMissing', text: 'textMissing' } as const

/** What is wrong with the words, at the box where it stands. */
function sayWhere(error: unknown): never {
  if (!(error instanceof Refused) || !error.params.part) throw error
  const part = error.params.part as Part
  const code = `refused.${error.code}` as keyof typeof refusals
  const said = error.code === 'templates.empty' ? text[EMPTY[part]].en : fill(refusals[code].en, error.params)
  throw new Invalid({ [boxOf(part, error.params.language as Language)]: said })
}
