import type { Ctx } from '../../platform/context.ts'
import { queueMessages } from '../channels/index.ts'
import { readOrganisation } from '../organisation/index.ts'

const SUBJECT = 'Duty of care: answer now'
const WORDS = ({ again, byWords }: { again: boolean; byWords: boolean }) =>
  [
    `${again ? 'Nobody has answered yet. ' : ''}${
      byWords
        ? 'Somebody has written to us or left a message, and may not be safe. Nobody is with them.'
        : 'A colleague needs the duty team now: somebody may not be safe.'
    }`,
    "Sign in to Firstpoint. It is at the top of every page. Open it and press 'I have it'.",
    'This message does not say what it is about, so that nobody reads it by chance.',
  ].join('\n\n')

interface Rung {
  id: string
  teams: string[]
  rings: number
  /** Raised by what was written to us, with no colleague there. */
  byWords: boolean
}

/** A message to each team: that there is something, and nothing of what it is. The same ring is told once. */
export async function tellTeams(ctx: Ctx, record: Rung): Promise<void> {
  const organisation = await readOrganisation(ctx)
  const messages = record.teams.flatMap(team => {
    const recipient = organisation.teams.get(team)?.email
    const key = `duty:${record.id}:${record.rings}:${team}`
    const words = WORDS({ again: record.rings > 1, byWords: record.byWords })
    return recipient
      ? [
          {
            key,
            medium: 'email' as const,
            recipient,
            language: 'en',
            subject: SUBJECT,
            words,
            about: record.id,
            urgency: 'now' as const,
          },
        ]
      : []
  })
  await queueMessages(ctx, messages)
}
