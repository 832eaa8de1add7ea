import { type Cover, readContactId } from '../../../modules/knowledge/index.ts'
import { can } from '../../../modules/organisation/index.ts'
import type { Ctx } from '../../../platform/context.ts'
import type { Visit } from '../../../platform/page/page.ts'
import { fill, say, type Words } from '../../../platform/text.ts'
import { pathToConversation } from '../desk/in-hand.ts'
import { knowledgeTexts } from './text.ts'

interface Whom {
  id: string
  name: Words
  teams: string[]
  away: Cover | null
}

/** 'Can I speak to Jane in Housing?': from where she is found to the handover, to who covers while she is away. */
export function handOver(
  ctx: Ctx,
  visit: Visit,
  { id, name, teams, away }: Whom,
): { href: string; words: string } | null {
  const own = readContactId(id)
  const conversation = can(ctx.actor, 'interactions.take') && pathToConversation(visit)
  const team = own?.kind === 'team' ? own.of : own?.kind === 'person' && teams[0]
  if (!conversation || !own || !team) return null
  const to = away ? away.ask?.id : own.kind === 'person' && own.of
  const whom = away ? (away.ask?.name ?? '') : say(name, 'en')
  return {
    href: `${conversation}/handover?team=${team}${to ? `&to=${to}` : ''}`,
    words: whom ? fill(knowledgeTexts.handOver.en, { name: whom }) : knowledgeTexts.handOverTeam.en,
  }
}
