import { type Found, numbersNow } from '../../../modules/knowledge/index.ts'
import { isOpenNow, readOrganisation } from '../../../modules/organisation/index.ts'
import { findArea } from '../../../modules/places/index.ts'
import type { Ctx } from '../../../platform/context.ts'
import { shortenWords } from '../../../platform/shorten-words.ts'
import { fill, say } from '../../../platform/text.ts'
import { teamNames } from '../names.ts'
import { sayAway, sayDay } from './say-away.ts'
import { text } from './text.ts'

/** A line of the results: everything in words. */
export async function showFound(ctx: Ctx, found: Found) {
  const organisation = await readOrganisation(ctx)
  const isArticle = found.kind === 'article'
  const areas = await sayAreas(ctx, found.areas)
  const elsewhere = found.because.includes('other-area')
  return {
    href: isArticle ? `/staff/knowledge/articles/${found.id}` : `/staff/knowledge/contacts/${found.id}`,
    name: say(found.name, 'en'),
    kind: found.kind,
    words: shortenWords(say(found.words, 'en')),
    teams: teamNames(organisation, found.teams).join(', '),
    numbers: numbersNow(organisation, found, ctx.now()).map(({ name, number }) => ({ name: say(name, 'en'), number })),
    email: found.email,
    open: found.calendar && found.kind !== 'role' ? isOpenNow(organisation, found.calendar, ctx.now()) : null,
    holder: found.holder,
    away: found.away && sayAway(ctx, found.away),
    past: found.because.includes('past-review') ? fill(text.pastReview.en, { date: sayDay(ctx, found.reviewOn!) }) : '',
    areas: areas && fill(elsewhere ? text.otherArea.en : text.forAreas.en, { areas }),
    elsewhere,
    near: found.because.includes('spelling'),
  }
}

export async function sayAreas(ctx: Ctx, ids: string[]): Promise<string> {
  const names = await Promise.all(ids.map(async id => say((await findArea(ctx, id))?.name, 'en') || id))
  return names.join(', ')
}
