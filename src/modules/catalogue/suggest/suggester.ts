// Finds the services that fit what somebody says in her own words. In memory and pure: it knows only the services'
// definitions and the pack's words, and learns nothing from what is typed.

import type { Language } from '../../../platform/text.ts'
import { confidences } from './confidence.ts'
import { GREETINGS, QUESTION_WORDS } from './function-words.ts'
import { createQueryReader } from './read-query.ts'
import { sayAges } from './say-ages.ts'
import { sayMissed } from './say-missed.ts'
import { scoreServices } from './score.ts'
import { indexServices, type SuggestService } from './service-index.ts'
import { createReader } from './terms.ts'
import { tokenise } from './tokens.ts'
import { TUNING } from './tuning.ts'
import { collectVocabulary } from './vocabulary.ts'
import { createGroupFinder } from './word-groups.ts'

export type { SuggestService } from './service-index.ts'
/** As in `words/LANG.yaml` of a pack. */
export type SuggestWords = { ignore: readonly string[]; same: readonly (readonly string[])[] }
/** `score` (0 to 1): about how likely it is that this service is the one meant. */
export type Suggestion = { slug: string; score: number }
export type Suggester = { suggest: (text: string, limit: number) => Suggestion[] }

/**
 * Builds a suggester for the services of one language: up to half a second for 100 services, so keep it until a
 * service changes. `suggest` answers the best first, at most `limit`, none that has nothing in common with the text
 * and none at all when hardly anything was understood; it takes
 * well under 1 ms for a sentence, and never throws.
 */
export function buildSuggester(
  services: readonly SuggestService[],
  words: SuggestWords,
  language: Language,
): Suggester {
  const reader = createReader(language, words.ignore)
  const findGroups = createGroupFinder(words.same, reader)
  const index = indexServices(services, reader, findGroups)
  const readQuery = createQueryReader(reader, collectVocabulary(services, words.same, reader), findGroups)
  return {
    suggest: (text, limit) => {
      const evidence = readQuery(sayMissed(sayAges(text, language), language))
      const figures = scoreServices(index, evidence)
      const asks = isQuestion(text, language)
      const scores = confidences(
        figures.map((figure, at) => (asks && index.tells[at] ? figure * TUNING.question : figure)),
      )
      if (Math.max(...scores) < TUNING.noise) return []
      return Array.from(scores, (score, service) => ({ slug: index.slugs[service]!, score }))
        .filter(({ score }) => score > 0)
        .sort((a, b) => b.score - a.score)
        .slice(0, Math.max(0, limit))
    },
  }
}

/** Whether it begins as a question does, after a greeting perhaps; 'right where the road splits' is none. */
function isQuestion(text: string, language: Language): boolean {
  const first = tokenise(text).find(({ word }) => !GREETINGS.has(word))
  return first !== undefined && QUESTION_WORDS[language].has(first.word)
}
