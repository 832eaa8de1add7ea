import { addFiles, askingNow, type Draft, readForm, removeFile, saveAnswer } from '../../modules/drafts/index.ts'
import type { Ctx } from '../../platform/context.ts'
import { Invalid, Refused } from '../../platform/errors.ts'
import {
  type Answers,
  checkAnswer,
  FILES_MAX,
  type PlaceAnswer,
  placeQuestion,
  pressedInGroup,
  type Question,
  questionsThatApply,
  readAnswer,
} from '../../platform/form/index.ts'
import { type Redirect, redirect, Shown, show, type UploadedFile, type Visit } from '../../platform/page/page.ts'
import { say } from '../../platform/text.ts'
import { keepUploads, listFiles, sayProblems } from '../../platform/uploads/index.ts'
import { SHOWN, saveAsShown } from './answered-meanwhile.ts'
import { type FormPaths, pathOnwards } from './form-paths.ts'
import { isSamePlace } from './photo-place.ts'
import { isFileQuestion } from './question-view.ts'
import { questionTexts } from './text.ts'

/** Takes what was posted for a question and says where to go on. Throws `Invalid` with words for each box. */
export async function answerQuestion(
  ctx: Ctx,
  visit: Visit,
  draft: Draft,
  paths: FormPaths,
): Promise<Redirect | Shown> {
  const sent = redirect(paths.sent(draft.id))
  if (draft.submittedAt) return sent
  return takeAnswer(ctx, visit, draft, paths).catch(error => {
    // Sent by somebody else this moment.
    if (error instanceof Refused && error.code === 'drafts.already-sent') return sent
    throw error
  })
}

async function takeAnswer(ctx: Ctx, visit: Visit, draft: Draft, paths: FormPaths): Promise<Redirect | Shown> {
  const { questions } = await readForm(ctx, draft)
  const asked = questionsThatApply(questions, draft.answers).find(each => each.id === visit.params.question)
  if (!asked) return redirect(paths.question(draft.id, visit.params.question!))
  const pressed = await pressedButton(ctx, visit, draft, asked, questions, paths)
  if (pressed) return pressed
  const answers = await saveTyped(ctx, visit, draft, asked)
  if (answers instanceof Shown) return answers
  const changing = !!visit.query.change
  if (asked.type === 'place') return redirect(`${paths.nearby(draft.id)}${changing ? '?change=1' : ''}`)
  return redirect(pathOnwards(paths, { draftId: draft.id, questions, answers }, asked.id, changing))
}

async function saveTyped(ctx: Ctx, visit: Visit, draft: Draft, asked: Question): Promise<Answers | Shown> {
  if (isFileQuestion(asked)) {
    const files = await takeFiles(ctx, visit, draft, asked)
    if (files.length === 0 && asked.required !== false)
      throw new Invalid({ q: say(asked.requiredError, ctx.language) || questionTexts['files.add'][ctx.language] })
    return { ...draft.answers, ...(files.length > 0 ? { [asked.id]: files } : {}) }
  }
  const read = await readAnswer(asked, visit.posted, askingNow(ctx))
  if (read.errors) throw new Invalid(read.errors)
  const shown = visit.posted[SHOWN]
  if (typeof shown !== 'string') return saveAnswer(ctx, draft, asked.id, read.answer)
  return saveAsShown(ctx, visit, draft, { asked, answer: read.answer, shown })
}

/**
 * Takes in what was uploaded with this press; answers all files the question now has. Throws `Invalid` that names each one
 * that could not be taken, when the good ones are kept.
 */
async function takeFiles(ctx: Ctx, visit: Visit, draft: Draft, asked: Question): Promise<string[]> {
  const before = (draft.answers[asked.id] as string[] | undefined) ?? []
  const max = asked.max ?? FILES_MAX
  const kind = asked.type === 'photos' ? 'photo' : 'document'
  const sent = [...visit.files, ...refusedByScript(visit)]
  const { kept, problems } = await keepUploads(ctx, sent, { kind, room: max - before.length, max })
  const files = kept.length > 0 ? await addFiles(ctx, draft, asked.id, { files: kept, max }) : before
  if (problems.length > 0) throw new Invalid({ q: sayProblems(problems) })
  return files
}

/** What the page's script did not even send, by name: nobody waits for the upload of a file that is too large. */
function refusedByScript({ posted }: Visit): UploadedFile[] {
  return (['too-big', 'too-many'] as const).flatMap(refused =>
    [posted[refused] ?? []].flat().map(name => ({ field: 'files', name, bytes: Buffer.alloc(0), refused })),
  )
}

/** Buttons other than Continue keep the person on the page. */
async function pressedButton(
  ctx: Ctx,
  visit: Visit,
  draft: Draft,
  asked: Question,
  questions: Question[],
  paths: FormPaths,
): Promise<Redirect | Shown | null> {
  const here = paths.question(draft.id, asked.id) + (visit.query.change ? '?change=1' : '')
  const { posted } = visit
  if (asked.type === 'group') {
    const fields = pressedInGroup(asked, posted)
    if (fields) return show({ values: fields })
  }
  if (!isFileQuestion(asked)) return null
  if (typeof posted['remove-file'] === 'string') {
    await removeFile(ctx, draft, asked.id, posted['remove-file'])
    return redirect(here)
  }
  if (typeof posted['use-place'] === 'string') {
    await usePlaceOf(ctx, draft, questions, posted['use-place'])
    // Another place has other reports nearby: that is asked again, then on from here.
    const back = new URLSearchParams({ from: asked.id, ...(visit.query.change && { change: '1' }) })
    return redirect(`${paths.nearby(draft.id)}?${back}`)
  }
  if (posted['add-files'] === undefined) return null
  const files = await takeFiles(ctx, visit, draft, asked)
  if (files.length === 0) throw new Invalid({ q: questionTexts['files.choose'][ctx.language] })
  return redirect(here)
}

/** The place of the report becomes where its photo was taken. Words and postcode of another place do not go with it. */
async function usePlaceOf(ctx: Ctx, draft: Draft, questions: Question[], fileId: string): Promise<void> {
  const where = placeQuestion(questions)
  const [file] = await listFiles(ctx, [fileId])
  if (!where || !file?.position) return
  const asking = askingNow(ctx)
  if (!(await asking.isOurs!(file.position))) throw new Invalid({ q: questionTexts['photos.outside'][ctx.language] })
  const before = draft.answers[where.id] as PlaceAnswer | undefined
  const kept = before && isSamePlace(before, file.position) ? { words: before.words, near: before.postcode } : {}
  const checked = await checkAnswer(where, { ...file.position, ...kept, source: 'photo' }, asking)
  if (!checked.problems) await saveAnswer(ctx, draft, where.id, checked.answer)
}
