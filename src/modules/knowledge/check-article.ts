import type { Ctx } from '../../platform/context.ts'
import { refuseUnless } from '../../platform/errors.ts'
import { readCatalogue } from '../catalogue/index.ts'
import { getStaff, readOrganisation } from '../organisation/index.ts'
import { findArea } from '../places/index.ts'
import type { ArticleDefinition } from './article.ts'

/** Throws Refused where the definition names what is not there, or leaves out what must be there. */
export async function checkArticle(ctx: Ctx, definition: ArticleDefinition): Promise<void> {
  const { question, answer, team, owner, areas, services } = definition
  refuseUnless(question.en.trim() !== '', 'knowledge.question-missing')
  refuseUnless(answer.en.trim() !== '', 'knowledge.answer-missing')
  refuseUnless(!question.cy?.trim() === !answer.cy?.trim(), 'knowledge.half-in-welsh')
  await checkKeeper(ctx, team, owner)
  await checkAreas(ctx, areas)
  const catalogue = await readCatalogue(ctx)
  for (const slug of services) refuseUnless(catalogue.services.has(slug), 'knowledge.no-such-service', { slug })
}

export async function checkKeeper(ctx: Ctx, team: string, owner: string | null): Promise<void> {
  const { teams } = await readOrganisation(ctx)
  refuseUnless(teams.has(team), 'knowledge.no-such-team')
  if (owner === null) return
  const person = await getStaff(ctx, owner)
  refuseUnless(!person.disabledAt && person.teams.includes(team), 'knowledge.owner-not-in-team')
}

export async function checkAreas(ctx: Ctx, areas: string[]): Promise<void> {
  for (const id of areas) refuseUnless((await findArea(ctx, id)) !== null, 'knowledge.no-such-area', { id })
}

/** What the public reads has to be there in every language of the council. */
export async function checkPublic(ctx: Ctx, { audience, question }: ArticleDefinition): Promise<void> {
  const { council } = await readOrganisation(ctx)
  const wantsWelsh = audience === 'everybody' && council.languages.includes('cy')
  refuseUnless(!wantsWelsh || !!question.cy?.trim(), 'knowledge.welsh-missing')
}
