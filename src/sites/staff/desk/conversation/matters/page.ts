import { addMatter, chaseInConfidence, chaseRequest, nameService } from '../../../../../modules/interactions/index.ts'
import { NotFound } from '../../../../../platform/errors.ts'
import { isId } from '../../../../../platform/id.ts'
import { idField, textField } from '../../../../../platform/page/fields.ts'
import { page, redirect } from '../../../../../platform/page/page.ts'
import { ringDuty } from '../../../duty/ring-duty.ts'
import { beginWithWords } from '../../begin-with-words.ts'
import { deskTexts } from '../../desk-texts.ts'
import { openRelated } from '../../open-related.ts'
import { orBack } from '../../or-back.ts'
import { keepTyped } from '../../typed.ts'

/**
 * The buttons about matters: one more; which service one is about (`service`: matter and service), and its form with what was
 * written (`begin`: the same); a request she asks after, by its `reference` where it was asked in confidence; on to the search
 * for a service, or to the code of a form they began (`resume`); and the key of duty where words hint at danger (`duty`: matter,
 * kind, and what makes pressing twice once).
 */
export const deskMattersPage = page({
  at: import.meta,
  path: '/staff/desk/:id/matters',
  permission: 'interactions.take',
  audit: 'conversation-matter',
  texts: deskTexts,
  form: {
    request: idField(),
    reference: textField({ max: 60 }),
    service: textField({ max: 200 }),
    related: textField({ max: 200 }),
    find: idField(),
    resume: idField(),
    begin: textField({ max: 200 }),
    duty: textField({ max: 200 }),
  },
  submit(ctx, visit, { request, reference, service, related, find, resume, begin, duty }) {
    const interactionId = visit.params.id!
    const screen = `/staff/desk/${interactionId}`
    return orBack(screen, async () => {
      if (duty) {
        const [matter, kind, told] = duty.split(' ')
        // First: it rings whatever becomes of the words, and they are in confidence before they go anywhere.
        const rung = await ringDuty(ctx, {
          interactionId,
          kind: kind ?? '',
          ...(matter && { matter }),
          ...(isId(told) && { key: told }),
        })
        await keepTyped(ctx, visit).catch(unlessGone)
        return rung
      }
      await keepTyped(ctx, visit)
      if (find) return redirect(`/staff/take?matter=${find}`)
      if (resume) return redirect(`/staff/take/resume?matter=${resume}`)
      if (begin) {
        const [matterId, slug] = begin.split(' ')
        return beginWithWords(ctx, visit, { interactionId, matterId: matterId!, service: slug ?? '' })
      }
      if (service) {
        const [matterId, slug] = service.split(' ')
        await nameService(ctx, { interactionId, matterId: matterId!, service: slug ?? '' })
        return redirect(`${screen}#matter-${matterId}`)
      }
      if (related) return openRelated(ctx, interactionId, related)
      if (reference) {
        const chased = await chaseInConfidence(ctx, { interactionId, reference })
        return redirect(`${screen}#matter-${chased}`)
      }
      const id = request
        ? await chaseRequest(ctx, { interactionId, requestId: request })
        : await addMatter(ctx, { interactionId, asked: '' })
      return redirect(`${screen}#matter-${id}`)
    })
  },
})

/** Her words are added to a conversation that has gone from her, which is not found by then. */
function unlessGone(error: unknown): void {
  if (!(error instanceof NotFound)) throw error
}
