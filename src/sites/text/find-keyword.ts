import { type CurrentService, readCatalogue } from '../../modules/catalogue/index.ts'
import { wordIn } from '../../modules/correspondence/index.ts'
import { readOrganisation } from '../../modules/organisation/index.ts'
import type { Ctx } from '../../platform/context.ts'
import { formatPostcode } from '../../platform/form/index.ts'
import { type Language, say } from '../../platform/text.ts'

export interface Keyword {
  service: CurrentService
  language: Language
  /** Sent with it: 'BIN SN15 1ER'. */
  postcode: string | null
}

/** What people add to a keyword without meaning anything else by it. */
const BESIDE = new Set(
  'PLEASE PLS PLZ HI HELLO THANKS THANK YOU FORM REPORT COLLECTION COLLECTIONS MISSED PLIS DIOLCH HELO FFURFLEN CASGLIAD CASGLIADAU OS GWELWCH YN DDA'.split(
    ' ',
  ),
)

/** The keyword decides the language. 'BIN was not emptied' is none: it is said to somebody. */
export async function findKeyword(ctx: Ctx, words: string): Promise<Keyword | null> {
  const { council } = await readOrganisation(ctx)
  const { services } = await readCatalogue(ctx)
  const { postcode, rest } = postcodeAtEnd(words)
  const said = wordIn(rest)
    .split(' ')
    .filter(word => !BESIDE.has(word))
    .join(' ')
  // A keyword may be such a word itself.
  const isNamed = (keyword: string) =>
    [said, wordIn(rest)].some(each => each !== '' && (each === keyword || each === `${keyword}S`))
  for (const service of services.values())
    for (const language of council.languages)
      if (service.form && service.text && isNamed(wordIn(say(service.text.keyword, language))))
        return { service, language, postcode }
  return null
}

function postcodeAtEnd(words: string): { postcode: string | null; rest: string } {
  const parts = words.trim().split(/\s+/)
  for (const length of [2, 1]) {
    const postcode = parts.length > length ? formatPostcode(parts.slice(-length).join(' ')) : null
    if (postcode) return { postcode, rest: parts.slice(0, -length).join(' ') }
  }
  return { postcode: null, rest: words }
}
