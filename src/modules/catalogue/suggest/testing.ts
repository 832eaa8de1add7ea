// Reads the shipped packs as they stand, without a database, for the tests and the bench of the search.

import { existsSync, globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { parse as parseYaml } from 'yaml'
import type { DangerWords, NotBackWords } from './danger.ts'
import type { SuggestService, SuggestWords } from './suggester.ts'
import { inFull } from './word-runs.ts'

type Said = string | { en: string; cy?: string }
type Question = { label?: Said; options?: { label: Said }[]; fields?: Question[] }

const packs = join(import.meta.dirname, '../../../../packs')

/** The services of a pack in one language, as the suggester reads them. */
export function loadServices(pack = 'wiltshire', language: 'en' | 'cy' = 'en'): SuggestService[] {
  const say = (words: Said | undefined) => (typeof words === 'string' ? words : (words?.[language] ?? words?.en ?? ''))
  const questionTexts = ({ label, options = [], fields = [] }: Question): string[] => [
    ...[label, ...options.map(option => option.label)].map(say),
    ...fields.flatMap(questionTexts),
  ]
  return globSync(join(packs, pack, 'services/*.yaml')).map(file => {
    const { slug, verb, name, title, summary, words = [], about, form = [] } = parseYaml(readFileSync(file, 'utf8'))
    const synonyms: string[] = Array.isArray(words) ? words : (words[language] ?? words.en)
    const texts = { name: say(name), title: say(title), summary: say(summary), about: say(about) }
    return { slug, tells: verb === 'find-out', ...texts, words: synonyms, questions: form.flatMap(questionTexts) }
  })
}

export function loadWords(
  pack = 'wiltshire',
  language = 'en',
): SuggestWords & { danger: DangerWords[]; notBack: NotBackWords[] } {
  const read = (file: string) =>
    existsSync(join(packs, file)) ? parseYaml(readFileSync(join(packs, file), 'utf8')) : {}
  const { danger: own = [], ...words } = { ignore: [], same: [], ...read(`${pack}/words/${language}.yaml`) }
  const rules = new Set(read(`${pack}/teams.yaml`).duty.map(({ id }: { id: string }) => id))
  const slugs = new Set(globSync(join(packs, pack, 'services/*.yaml')).map(file => basename(file, '.yaml')))
  const absent = { duty: '', words: [], alone: [], unless: [], services: [], only: false }
  const { groups = [], danger: common, notBack } = read(`danger.${language}.yaml`)
  const danger = [...inFull<Partial<DangerWords>>(common, groups), ...own]
    .filter(({ duty }) => rules.has(duty!))
    .map((each: Partial<DangerWords>): DangerWords => ({ ...absent, ...each }))
    .map((each: DangerWords) => ({ ...each, services: each.services.filter(slug => slugs.has(slug)) }))
  const said = inFull<Partial<NotBackWords> & Pick<NotBackWords, 'by' | 'words'>>(notBack, groups)
  return { ...words, danger, notBack: said.map(each => ({ ...each, unless: each.unless ?? [] })) }
}
