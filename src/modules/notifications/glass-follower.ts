import type { Ctx } from '../../platform/context.ts'
import type { Follower, HappenedEvent } from '../../platform/events/index.ts'
import { letterHtml, letterText, link, words } from '../../platform/letter/index.ts'
import { type Translator, translator } from '../../platform/text.ts'
import { type NewMessage, queueMessages } from '../channels/index.ts'
import { glassBroken } from '../customers/index.ts'
import { listMembers, type StaffMember } from '../organisation/index.ts'
import { datum } from './telling.ts'
import { texts } from './text.ts'

/** Tells the owner of a restricted record that it was opened in an emergency: the team's leaders, or all of it where it has none. */
export function glassFollower({ origin }: { origin: string }): Follower {
  return {
    name: 'notifications.glass',
    types: [glassBroken.type],
    async handle(ctx, event) {
      const t = translator(texts, 'en')
      const owners = await listOwners(ctx, datum(event, 'ownerTeam'))
      await queueMessages(
        ctx,
        owners.map(owner => toOwner(t, event, owner, origin)),
      )
    },
  }
}

async function listOwners(ctx: Ctx, team: string): Promise<StaffMember[]> {
  const members = await listMembers(ctx, team)
  const leaders = members.filter(({ roles }) => roles.includes('team-leader'))
  return leaders.length > 0 ? leaders : members
}

/** It names nobody: who signs in reads more. */
function toOwner(t: Translator, event: HappenedEvent, owner: StaffMember, origin: string): NewMessage {
  const blocks = [words(t('glassWords')), link(t('glassLink'), `${origin}/staff/customers/${event.subject}/looks`)]
  const subject = t('glassSubject')
  return {
    key: `event:${event.seq}:${owner.id}`,
    medium: 'email',
    recipient: owner.email,
    language: 'en',
    subject,
    words: letterText(blocks),
    html: letterHtml({ subject, blocks }, 'en'),
    about: event.subject,
    at: event.at,
  }
}
