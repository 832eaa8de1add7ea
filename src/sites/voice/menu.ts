import { type CurrentService, readCatalogue } from '../../modules/catalogue/index.ts'
import { type GoldenNumber, phoneOfService, readOrganisation } from '../../modules/organisation/index.ts'
import type { Ctx } from '../../platform/context.ts'
import { say } from '../../platform/text.ts'
import type { Heard } from './heard.ts'

export interface Option {
  key: string
  slug: string
  name: string
}

const MOST = 5
const ADVISER_KEY = '0'

/** Everything a line answers, by the same rule as its number is shown with a service: first what the line names. */
export async function servicesOf(ctx: Ctx, line: GoldenNumber | null): Promise<CurrentService[]> {
  if (!line) return []
  const [{ services }, organisation] = [await readCatalogue(ctx), await readOrganisation(ctx)]
  const answered = [...services.values()].filter(each => phoneOfService(organisation, each).number === line.number)
  const isNamed = ({ slug }: CurrentService) => Number(!line.services?.includes(slug))
  return answered.toSorted((a, b) => isNamed(a) - isNamed(b))
}

/** What the line offers by key: what the pack says, else the first of what it answers that can be done online. */
export async function listOptions({ ctx, line, language }: Heard): Promise<Option[]> {
  const { services } = await readCatalogue(ctx)
  const said = line?.menu?.flatMap(slug => services.get(slug) ?? [])
  const offered = said ?? (await servicesOf(ctx, line)).filter(({ form }) => !!form).slice(0, MOST)
  return offered.map(({ slug, name }, index) => ({ key: String(index + 1), slug, name: say(name, language) }))
}

/** A person, in the words people use for one. */
const PERSON = /\b(adviser|advisor|agent|person|human|somebody|someone|operator|cynghorydd|rhywun|person)\b/i
/** She need not know: a person finds out with her. */
const UNSURE =
  /\b(?:(?:don['’]?t|do not|doesn['’]?t) (?:\w+ )?know|not (?:\w+ )?sure|unsure|no idea|dunno|no clue|ddim yn (?:gwybod|si[wŵ]r)|dim (?:syniad|clem)|wn i ddim)\b/i
/** What it is that she does not know; not 'when my bin is emptied'. */
const WHAT_TO_CHOOSE =
  /\b(?:what|which|who|whom|where|how|beth|pa|pwy|ble|sut)\b.{0,25}\b(?:need|want|ask|press|choose|pick|options?|one|department|team|service|called|speak|talk|say|put it|angen|eisiau|ofyn|bwyso|ddewis|ddweud|siarad)\b/i
const ASKS_FOR =
  /\b(?:(?:speak|talk|chat|put (?:me )?(?:through|on)|connect (?:me )?|transfer (?:me )?)\s*(?:to|with)|siarad (?:â|ag|gyda|efo)|drwodd (?:i|at))\s+(.+)$/iu
/** Whoever answers is that. */
const ANYBODY =
  /^(?:you|yourself|me|us|them|him|her|it|any(?:one|body)|no(?:body| one)|the council|\w+ council|(?:my|our|your)\b(?!.*\b(?:worker|officer|councillor|manager|inspector|carer)\b)|chi|y cyngor|cyngor \w+)\b/iu
const ABOUT = /\s(?:about|regarding|re|am|ynghylch)\s/i

/** Whom she asked for by name, and what about, '' where she does not say; null: for nobody. Pure. */
export function askedFor(said: string): { name: string; about: string } | null {
  const [name = '', ...about] = (ASKS_FOR.exec(said)?.[1] ?? '').split(ABOUT)
  if (!/\p{L}/u.test(name) || ANYBODY.test(name) || PERSON.test(name)) return null
  return { name: name.trim(), about: about.join(' ').trim() }
}

/**
 * What was chosen: a service, an adviser, or null for none of the choices. A word that names an option counts before what the
 * search makes of it. Pure.
 */
export function choiceOf(
  options: readonly Option[],
  { pressed, said, likely }: { pressed: string; said: string; likely: string | null },
): string | 'adviser' | null {
  if (pressed) return pressed === ADVISER_KEY ? 'adviser' : (options.find(({ key }) => key === pressed)?.slug ?? null)
  const isUnsure = UNSURE.test(said)
  if (PERSON.test(said) || (isUnsure && WHAT_TO_CHOOSE.test(said))) return 'adviser'
  return namedIn(options, said) ?? likely ?? (isUnsure ? 'adviser' : null)
}

/** The option whose name was said. */
export function namedIn(options: readonly Option[], said: string): string | null {
  const plain = (words: string) =>
    words
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()
  return options.find(({ name }) => ` ${plain(said)} `.includes(` ${plain(name)} `))?.slug ?? null
}
