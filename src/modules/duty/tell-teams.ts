import type { Ctx } from '../../platform/context.ts'
import { queueMessages } from '../channels/index.ts'
import { readOrganisation } from '../organisation/index.ts'

const SUBJECT = 'Duty of care: answer now'
/** How it came to be raised: with no colleague there by what was written, or by whoever is at a reception of ours. */
export type Raised = 'by-colleague' | 'by-words' | 'at-reception'

const WHAT: Record<Raised, string> = {
  'by-colleague': 'A colleague needs the duty team now: somebody may not be safe.',
  'by-words': 'Somebody has written to us or left a message, and may not be safe. Nobody is with them.',
  'at-reception': 'Somebody has come to one of our receptions, and may not be safe. They wait to be called.',
}

const WORDS = ({ again, how }: { again: boolean; how: Raised }) =>
  [
    `${again ? 'Nobody has answered yet. ' : ''}${WHAT[how]}`,
    "Sign in to Firstpoint. It is at the top of every page. Open it and press 'I have it'.",
    'This message does not say what it is about, so that nobody reads it by chance.',
  ].join('\n\n')

interface Rung {
  id: string
  teams: string[]
  rings: number
  how: Raised
}

/** A message to each team: that there is something, and nothing of what it is. The same ring is told once. */
export async function tellTeams(ctx: Ctx, record: Rung): Promise<void> {
  const organisation = await readOrganisation(ctx)
  const messages = record.teams.flatMap(team => {
    const recipient = organisation.teams.get(team)?.email
    const key = `duty:${record.id}:${record.rings}:${team}`
    const words = WORDS({ again: record.rings > 1, how: record.how })
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
