import {
  addFiles,
  askingNow,
  type Draft,
  goTo,
  readForm,
  removeFile,
  saveAnswer,
} from '../../../modules/drafts/index.ts'
import { readOrganisation } from '../../../modules/organisation/index.ts'
import { findPostcode } from '../../../modules/places/index.ts'
import type { Ctx } from '../../../platform/context.ts'
import { Invalid } from '../../../platform/errors.ts'
import {
  type Answers,
  FILES_MAX,
  fieldsOf,
  firstToAnswer,
  nextQuestion,
  type PlaceAnswer,
  placeQuestion,
  pressedInGroup,
  previousQuestion,
  progressAt,
  type Question,
  questionsThatApply,
  readAnswer,
} from '../../../platform/form/index.ts'
import { page, type Redirect, redirect, type Shown, show, type Visit } from '../../../platform/page/page.ts'
import { say } from '../../../platform/text.ts'
import { keepUpload, listFiles, UPLOAD_LIMIT } from '../../../platform/uploads/index.ts'
import { questionPath } from './begin-draft.ts'
import { readHeldDraft } from './held-drafts.ts'
import { questionTexts } from './question/text.ts'
import { isFileQuestion, mapOf } from './question-view.ts'
import { text } from './text.ts'

/** One question of a form. The definition of the service decides everything on it. */
export const questionPage = page({
  at: import.meta,
  path: '/ask/:draft/q/:question',
  public: true,
  texts: { ...questionTexts, ...text },
  uploads: { maxBytes: UPLOAD_LIMIT, maxFiles: 5 },
  async load(ctx, visit) {
    const draft = await readHeldDraft(ctx, visit)
    if (draft.submittedAt) return redirect(`/ask/${draft.id}/sent`)
    const { service, questions } = await readForm(ctx, draft)
    const asked = questionsThatApply(questions, draft.answers).find(each => each.id === visit.params.question)
    if (!asked) return redirect(questionPath(draft.id, (firstToAnswer(questions, draft.answers) ?? questions[0]!).id))
    await goTo(ctx, draft, asked.id)
    const answer = draft.answers[asked.id]
    const { council } = await readOrganisation(ctx)
    const home = draft.known.postcode ? await findPostcode(ctx, draft.known.postcode) : null
    return {
      service,
      asked,
      answer: fieldsOf(asked, answer),
      takesFiles: isFileQuestion(asked),
      map: asked.type === 'place' ? mapOf(council, home) : null,
      files: isFileQuestion(asked) ? await shownFiles(ctx, draft, asked, questions) : [],
      megabytes: UPLOAD_LIMIT / 1_000_000,
      progress: progressAt(questions, draft.answers, asked.id),
      saveLink: `/ask/${draft.id}/save`,
      back: backFrom(draft, questions, asked, visit),
    }
  },
  async submit(ctx, visit) {
    const draft = await readHeldDraft(ctx, visit)
    if (draft.submittedAt) return redirect(`/ask/${draft.id}/sent`)
    const { questions } = await readForm(ctx, draft)
    const asked = questionsThatApply(questions, draft.answers).find(each => each.id === visit.params.question)
    if (!asked) return redirect(questionPath(draft.id, visit.params.question!))
    const pressed = await pressedButton(ctx, visit, draft, asked, questions)
    if (pressed) return pressed
    const answers = await saveTyped(ctx, visit, draft, asked)
    return redirect(pathAfter(draft, questions, asked, answers, visit))
  },
})

/** Saves the answer on the page; throws `Invalid` with words for each box. */
async function saveTyped(ctx: Ctx, visit: Visit, draft: Draft, asked: Question): Promise<Answers> {
  if (isFileQuestion(asked)) {
    const files = await takeFiles(ctx, visit, draft, asked)
    if (files.length === 0 && asked.required !== false)
      throw new Invalid({ q: say(asked.requiredError, ctx.language) || text.addFile[ctx.language] })
    return { ...draft.answers, ...(files.length > 0 ? { [asked.id]: files } : {}) }
  }
  const read = await readAnswer(asked, visit.posted, askingNow(ctx))
  if (read.errors) throw new Invalid(read.errors)
  return saveAnswer(ctx, draft, asked.id, read.answer)
}

/** Takes in what was uploaded with this press; answers all files the question now has. */
async function takeFiles(ctx: Ctx, visit: Visit, draft: Draft, asked: Question): Promise<string[]> {
  const before = (draft.answers[asked.id] as string[] | undefined) ?? []
  const max = asked.max ?? FILES_MAX
  const files: string[] = []
  for (const { name, bytes } of visit.files.slice(0, max - before.length + 1)) {
    const kept = await keepUpload(ctx, { field: 'q', name, bytes }, asked.type === 'photos' ? 'photo' : 'document')
    files.push(kept.id)
  }
  return files.length > 0 ? addFiles(ctx, draft, asked.id, { files, max }) : before
}

/** Buttons other than Continue keep the person on the page. */
async function pressedButton(
  ctx: Ctx,
  visit: Visit,
  draft: Draft,
  asked: Question,
  questions: Question[],
): Promise<Redirect | Shown | null> {
  const here = questionPath(draft.id, asked.id) + (visit.query.change ? '?change=1' : '')
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
    return redirect(here)
  }
  if (posted['add-files'] === undefined) return null
  const files = await takeFiles(ctx, visit, draft, asked)
  if (files.length === 0) throw new Invalid({ q: text.chooseFile[ctx.language] })
  return redirect(here)
}

/** The place of the report becomes where its photo was taken. */
async function usePlaceOf(ctx: Ctx, draft: Draft, questions: Question[], fileId: string): Promise<void> {
  const where = placeQuestion(questions)
  const [file] = await listFiles(ctx, [fileId])
  if (!where || !file?.position) return
  const before = draft.answers[where.id] as PlaceAnswer | undefined
  const place: PlaceAnswer = { ...file.position, words: before?.words ?? '', source: 'photo' }
  const isOurs = await askingNow(ctx).isOurs!(file.position)
  if (!isOurs) throw new Invalid({ q: text.photoOutside[ctx.language] })
  await saveAnswer(ctx, draft, where.id, place)
}

async function shownFiles(ctx: Ctx, draft: Draft, asked: Question, questions: Question[]) {
  const where = placeQuestion(questions)
  const place = where && (draft.answers[where.id] as PlaceAnswer | undefined)
  const files = await listFiles(ctx, (draft.answers[asked.id] as string[] | undefined) ?? [])
  return files.map(file => ({
    id: file.id,
    name: file.name,
    ...(file.isPhoto ? { thumbnail: `/ask/${draft.id}/files/${file.id}` } : {}),
    position: !!file.position && !!where,
    placeUsed: !!file.position && place?.lat === file.position.lat && place?.lng === file.position.lng,
  }))
}

function pathAfter(draft: Draft, questions: Question[], asked: Question, answers: Answers, visit: Visit): string {
  if (asked.type === 'place') return `/ask/${draft.id}/nearby${visit.query.change ? '?change=1' : ''}`
  return pathOnwards(draft.id, questions, asked.id, answers, !!visit.query.change)
}

/** The next question; when something was changed from the check page, back there as soon as nothing is missing. */
export function pathOnwards(
  draftId: string,
  questions: Question[],
  from: string,
  answers: Answers,
  changing: boolean,
): string {
  const missing = firstToAnswer(questions, answers)
  if (changing) return missing ? `${questionPath(draftId, missing.id)}?change=1` : `/ask/${draftId}/check`
  const next = nextQuestion(questions, answers, from)
  return next ? questionPath(draftId, next.id) : `/ask/${draftId}/check`
}

function backFrom(draft: Draft, questions: Question[], asked: Question, visit: Visit): string {
  if (visit.query.change) return `/ask/${draft.id}/check`
  const before = previousQuestion(questions, draft.answers, asked.id)
  return before ? questionPath(draft.id, before.id) : `/services/${draft.service}`
}
