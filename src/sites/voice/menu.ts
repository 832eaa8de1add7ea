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

/**
 * What was chosen: a service, an adviser, or null for none of the choices. A word that names an option counts before what the
 * search makes of it. Pure.
 */
export function choiceOf(
  options: readonly Option[],
  { pressed, said, likely }: { pressed: string; said: string; likely: string | null },
): string | 'adviser' | null {
  if (pressed) return pressed === ADVISER_KEY ? 'adviser' : (options.find(({ key }) => key === pressed)?.slug ?? null)
  if (PERSON.test(said)) return 'adviser'
  const plain = (words: string) =>
    words
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()
  const named = options.find(({ name }) => ` ${plain(said)} `.includes(` ${plain(name)} `))
  return named?.slug ?? likely
}
