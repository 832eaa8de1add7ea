import { getDraft, saveAnswer, startDraft } from '../../src/modules/drafts/index.ts'
import type { Answers } from '../../src/platform/form/index.ts'
import type { Language } from '../../src/platform/text.ts'
import type { Program } from './program.ts'

interface Filled {
  lat: number
  lng: number
  email?: string
  language?: Language
}

/**
 * The form of a pothole with everything answered but not sent. A browser that brings `id.secret` as the cookie
 * `fp_drafts` holds it.
 */
export async function fillDraft(
  program: Pick<Program, 'ctx'>,
  { lat, lng, email = 'imogen@example.test', language = 'en' }: Filled,
): Promise<{ id: string; secret: string }> {
  const ctx = program.ctx({ language })
  const draft = await startDraft(ctx, { service: 'pothole' })
  const answers: Answers = {
    where: { lat, lng, words: 'by the bus stop', source: 'pin' },
    size: 'large',
    depth: 'deep',
    position: 'wheels',
    details: 'Cars swerve to miss it.',
    _who: 'me',
    _details: 'yes',
    // A council of one language does not ask for it.
    _contact: { name: 'Imogen Sample', email, ...(language === 'cy' && { language }) },
    _safe: ['email'],
  }
  const held = await getDraft(ctx, draft.id, draft.secret)
  for (const [question, answer] of Object.entries(answers)) await saveAnswer(ctx, held, question, answer)
  return draft
}
