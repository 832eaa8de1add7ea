import { readCatalogue, suggestServices } from '../../../../modules/catalogue/index.ts'
import { type FoundCustomer, findCustomers } from '../../../../modules/customers/index.ts'
import type { Ctx } from '../../../../platform/context.ts'
import { postcodesIn } from '../../../../platform/form/index.ts'
import { say } from '../../../../platform/text.ts'
import { sayFits } from '../../customers/find-typed.ts'

const CLOSING = /^(yours|kind|best|warm|with|many)?\s*(sincerely|faithfully|truly|regards|wishes|thanks)\b/i
const NAME = /^\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’.-]*){1,3}$/u
const SHOWN = 5
const READ = 1_000
/** As sure as this, it is chosen on the screen already. */
const SURE = 0.5

/** What of a letter its writer may be found by: the name below 'Yours sincerely' or above all, and a postcode. Pure. */
export function writerIn(words: string): string {
  const lines = words
    .split('\n')
    .map(line => line.trim())
    .filter(Boolean)
  const closing = lines.findLastIndex(line => CLOSING.test(line))
  const below = closing < 0 ? undefined : lines.slice(closing + 1).find(line => NAME.test(line))
  const name = below ?? lines.slice(0, 3).find(line => NAME.test(line)) ?? ''
  const postcode = postcodesIn(words)[0] ?? ''
  return [name, postcode].filter(Boolean).join(' ')
}

/** Who may have written it: a suggestion, that somebody has to confirm. */
export async function suggestCustomers(ctx: Ctx, typed: string) {
  if (!typed.trim()) return []
  return (await findCustomers(ctx, typed)).rows.slice(0, SHOWN).map(sayFits)
}

/** The one whose name and postcode both fit: chosen on the screen already, and still for a person to confirm. Pure. */
export function likelyWriter(found: readonly FoundCustomer[]): string {
  const fitting = found.filter(
    ({ isRestricted, matched }) => !isRestricted && matched.includes('name') && matched.includes('postcode'),
  )
  return fitting.length === 1 ? fitting[0]!.id : ''
}

/** What it may be about, the likeliest first, and all that it can be about. */
export async function suggestAbout(ctx: Ctx, words: string) {
  const { services } = await readCatalogue(ctx)
  const likely = words.trim() ? await suggestServices(ctx, words.slice(0, READ), 3, 'en') : []
  const others = [...services.values()]
    .filter(({ slug }) => !likely.some(each => each.slug === slug))
    .map(({ slug, name }) => ({ value: slug, text: say(name, 'en') }))
    .sort((a, b) => a.text.localeCompare(b.text))
  const [best] = likely
  return { likely, others, chosenService: best && best.score >= SURE ? best.slug : '' }
}
