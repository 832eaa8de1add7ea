import {
  listPrintBatches,
  listToPrint,
  makePrintBatch,
  openPrintBatch,
  readPrintBatch,
} from '../../../../modules/channels/index.ts'
import type { Ctx } from '../../../../platform/context.ts'
import { page, redirect } from '../../../../platform/page/page.ts'
import { orBack, refusedWords } from '../../desk/or-back.ts'
import { csvList } from './csv-list.ts'
import { senderOf } from './sender.ts'
import { showBatch } from './show-batch.ts'
import { printTexts } from './text.ts'

/** Letters that wait for the printer: one file of all of them, each once. */
export const printPage = page({
  at: import.meta,
  path: '/staff/post/print',
  permission: 'post.work',
  audit: 'post-print',
  texts: printTexts,
  async load(ctx, visit) {
    const { toPrint, byHand } = await listToPrint(ctx)
    return {
      back: '/staff/post',
      toPrint,
      byHand,
      byProvider: ctx.ports.letters !== null,
      folder: ctx.ports.printFolder?.path ?? '',
      batches: (await listPrintBatches(ctx)).map(showBatch),
      refused: refusedWords({}, visit.query),
    }
  },
  submit(ctx) {
    return orBack('/staff/post/print', async () => {
      const id = await makePrintBatch(ctx)
      await putIntoFolder(ctx, id)
      return redirect(`/staff/post/print/${id}?done=made`)
    })
  },
})

/** Where whoever prints looks for it; what is there already is left as it is. */
async function putIntoFolder(ctx: Ctx, id: string): Promise<void> {
  const { printFolder } = ctx.ports
  if (!printFolder) return
  const { name, bytes } = await openPrintBatch(ctx, id, await senderOf(ctx))
  const { list } = await readPrintBatch(ctx, id)
  await printFolder.put(name.replace(/pdf$/, 'csv'), Buffer.from(csvList(list)))
  await printFolder.put(name, bytes)
}
