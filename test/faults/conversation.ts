// An adviser types while parts of the program are killed.
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import { goOn, signIn } from '../journeys/steps.ts'
import { eventually, type Installation, type Part } from './installation.ts'
import { type Db, withDatabase } from './when-up.ts'

/** What was typed so long before a kill must be there after it. */
const LATE = 2_000
const BACK_WITHIN = 120_000
const PER_LETTER = 60

export interface ConversationProof {
  /** Letters that were typed more than two seconds before a kill and were not in the database then. */
  lostAtKill: number
  /** Letters of all that was typed, before, while and after it was down, that are not there once it is up again. */
  lostAtEnd: number
}

/** She types without a pause while each part is killed once, as `kill -9` does, and looks at nothing but her words. */
export async function proveNoWordIsLost(
  { site, kill, ...installation }: Installation,
  page: Page,
  parts: readonly Part[],
): Promise<ConversationProof> {
  await signIn(page, site, 'adviser@demo.example')
  await page.goto(`${site}/staff/desk`)
  await goOn(page, 'Start')
  const box = page.getByLabel('What they ask, in their own words')
  const typed: { text: string; at: number }[] = []
  const typeOn = async (words: string) => {
    for (const letter of words) {
      await box.press(letter === ' ' ? 'Space' : letter)
      typed.push({ text: `${typed.at(-1)?.text ?? ''}${letter}`, at: Date.now() })
      await pause(PER_LETTER)
    }
  }
  const proof = { lostAtKill: 0, lostAtEnd: 0 }
  for (const part of parts) {
    await typeOn(`before the ${part} is killed she says this `)
    const killedAt = Date.now()
    await kill(part)
    await typeOn('and this while it is away ')
    const early = typed.findLast(({ at }) => at < killedAt - LATE)!.text
    await withDatabase({ site, kill, ...installation }, async db => {
      // What is there the moment it answers again, before her screen has sent anything anew, is what was there at the kill, or more.
      proof.lostAtKill += missing(await readAsked(db), early)
    })
  }
  const all = typed.at(-1)!.text
  await eventually(
    () => withDatabase({ site, kill, ...installation }, async db => (await readAsked(db)).trimEnd() === all.trimEnd()),
    BACK_WITHIN,
  ).catch(() => {})
  await withDatabase({ site, kill, ...installation }, async db => {
    proof.lostAtEnd = missing(await readAsked(db), all.trimEnd())
  })
  return proof
}

/** Letters of `wanted` from where it stops being the same. */
function missing(found: string, wanted: string): number {
  let same = 0
  while (same < wanted.length && found[same] === wanted[same]) same++
  return wanted.length - same
}

async function readAsked(db: Db): Promise<string> {
  const { rows } = await sql<{ asked: string }>`select m.asked from interactions.matters m
    join interactions.interactions i on i.id = m.interaction_id order by i.started_at desc, m.position limit 1`.execute(
    db,
  )
  return rows[0]?.asked ?? ''
}
