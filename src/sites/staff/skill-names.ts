import type { Catalogue } from '../../modules/catalogue/index.ts'
import { WAYS } from '../../modules/organisation/index.ts'
import { say } from '../../platform/text.ts'

/** Ways to speak with somebody, as screens call them. */
export const WAY_NAMES: Record<(typeof WAYS)[number], string> = {
  bsl: 'British Sign Language',
  welsh: 'Welsh',
  video: 'Video calls',
}

/** What a skill is called; a theme that the council no longer has keeps its id. */
export function skillName({ themes }: Pick<Catalogue, 'themes'>, skill: string): string {
  const theme = themes.find(({ id }) => id === skill)
  return theme ? say(theme.name, 'en') : (WAY_NAMES[skill as keyof typeof WAY_NAMES] ?? skill)
}

/** Skills in words, themes in their order first; of whom nobody has said a theme, none. */
export function skillNames(catalogue: Pick<Catalogue, 'themes'>, skills: readonly string[]): string[] {
  const order = [...catalogue.themes.map(({ id }) => id), ...WAYS]
  return skills.toSorted((a, b) => order.indexOf(a) - order.indexOf(b)).map(skill => skillName(catalogue, skill))
}
