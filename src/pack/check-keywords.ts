import type { Service } from '../modules/catalogue/index.ts'
import { keywordIn, wordIn } from '../modules/correspondence/index.ts'
import type { Problems } from './problems.ts'

/** What a form by text itself understands. */
const OF_FORMS = ['END', 'DIWEDD', 'BACK', 'YN OL', 'WEB', 'GWE', 'ONLINE']

/** A word that is texted begins one form, and does nothing else. */
export function checkKeywords(problems: Problems, services: readonly Service[]): void {
  const taken = new Map<string, string>()
  for (const { slug, text } of services) {
    for (const word of new Set(Object.values(text?.keyword ?? {}).map(wordIn))) {
      const file = `services/${slug}.yaml`
      if (keywordIn(word) || OF_FORMS.includes(word))
        problems.add(file, 1, `'${word}' has a meaning for every text: choose another keyword.`)
      const other = taken.get(word)
      if (other) problems.add(file, 1, `the keyword '${word}' begins '${other}' already.`)
      taken.set(word, slug)
    }
  }
}
