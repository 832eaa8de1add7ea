import { receiveLetter } from '../../modules/correspondence/index.ts'
import { newCustomer, recordCustomer, setKeys } from '../../modules/customers/index.ts'
import { type Ctx, withContext } from '../../platform/context.ts'
import { type PaperLetter, SEPARATOR_CODE, writeLetters } from '../../platform/paper/index.ts'
import type { DemoOfPack } from './demo-file.ts'

const HOUR = 3_600_000
/** The file is the same each time, so that it is there once. */
const DRAWN = new Date('2026-01-01T09:00:00Z')

/**
 * Letters as a scanner would hand them over, all in one batch with separator sheets; the worker reads them as it reads any. Who
 * wrote them has an address and nothing else: what is answered goes by letter. Once, however often it runs.
 */
export async function seedLetters(ctx: Ctx, { letters }: DemoOfPack): Promise<void> {
  if (letters.length === 0) return
  const sheets = letters.flatMap((letter, index) => (index > 0 ? [separator, sheetOf(letter)] : [sheetOf(letter)]))
  const at = new Date(ctx.now().getTime() - letters[0]!.hoursAgo * HOUR)
  const file = { name: 'demonstration-post.pdf', bytes: await writeLetters('Made-up letters', sheets, DRAWN) }
  await ctx.transaction(async outer => {
    const ctx = withContext(outer, { now: () => at })
    const { isNew } = await receiveLetter(ctx, file)
    if (!isNew) return
    for (const { name, address } of letters) {
      if (!address) continue
      await setKeys(ctx, [await recordCustomer(ctx, newCustomer({ name, address })!, 'en')])
    }
  })
}

const blank = { from: [], to: [], date: '', reference: null, subject: '', isLarge: false }

const sheetOf = ({ name, address, words }: DemoOfPack['letters'][number]): PaperLetter => ({
  ...blank,
  words: [name, address?.replaceAll(', ', '\n'), words].filter(Boolean).join('\n\n'),
  code: null,
})

const separator: PaperLetter = { ...blank, words: 'Next letter', code: { text: SEPARATOR_CODE, words: '' } }
