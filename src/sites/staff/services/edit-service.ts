// Changing a service: what a form shows, and what becomes of what was typed into it.
import {
  type EditedService,
  findSeen,
  readEditedService,
  type Service,
  type ServiceDraft,
  saveDraft,
} from '../../../modules/catalogue/index.ts'
import { nameStaff, readOrganisation } from '../../../modules/organisation/index.ts'
import type { ServiceProblem } from '../../../pack/index.ts'
import type { Ctx } from '../../../platform/context.ts'
import { sayDateAndTime } from '../../../platform/dates/index.ts'
import { Invalid } from '../../../platform/errors.ts'
import type { Visit } from '../../../platform/page/page.ts'
import type { Language } from '../../../platform/text.ts'
import { asTyped, type Field } from './fields/field.ts'
import { type Merged, mergeTyped, putValues } from './fields/read-typed.ts'
import { checkHere } from './known-names.ts'

/** The boxes of a page, made from a definition. Null where it has no such thing (any more). */
export type FieldsOf = (service: Service, languages: readonly Language[]) => Field[] | null

/** A box as the template shows it. */
export type ShownField = Omit<Field, 'put'>

export interface EditForm {
  fields: ShownField[]
  seen: string
  edited: EditedService
}

/** The form with what is saved in it; after a mistake with what was typed, and what others have saved meanwhile. */
export async function showForm(ctx: Ctx, visit: Visit, edited: EditedService, fieldsOf: FieldsOf): Promise<EditForm> {
  const { council } = await readOrganisation(ctx)
  const fields = fieldsOf(edited.definition, council.languages) ?? []
  const { values } = await mergeWithOthers(ctx, visit, edited, { fields, fieldsOf, languages: council.languages })
  const shown = fields.map(({ put, ...field }) => ({ ...field, value: values.get(field.name) ?? field.value }))
  return { fields: shown, seen: edited.seen, edited }
}

/**
 * Saves what was typed into the draft. `others`: somebody else had saved meanwhile, and nothing of theirs is lost. Throws
 * Invalid with everything that is wrong at its box; and where two have changed the same box, with what the other wrote.
 */
export async function saveTyped(ctx: Ctx, visit: Visit, fieldsOf: FieldsOf): Promise<{ others: boolean }> {
  const edited = await readEditedService(ctx, visit.params.slug!)
  const { council } = await readOrganisation(ctx)
  const fields = fieldsOf(edited.definition, council.languages)
  if (!fields) throw new Invalid({ _: 'This question is not there any more. Somebody has taken it away' })
  const merging = { fields, fieldsOf, languages: council.languages }
  const { values, clashes, since } = await mergeWithOthers(ctx, visit, edited, merging)
  if (clashes.size > 0) throw new Invalid(await sayClashes(ctx, clashes, since))
  const put = putValues(edited.definition, fields, values)
  await saveChecked(ctx, edited, put.service, fields, put.errors)
  return { others: since.length > 0 }
}

/**
 * Saves a changed definition where it is right and nothing was wrong with what was typed (`errors`). What was wrong
 * before, elsewhere, is no reason not to.
 */
export async function saveChecked(
  ctx: Ctx,
  edited: EditedService,
  changed: Service,
  fields: readonly Field[] = [],
  errors: Record<string, string> = {},
): Promise<void> {
  const [before, after] = [await checkHere(ctx, edited.definition), await checkHere(ctx, changed)]
  const known = new Set(before.problems.map(({ sentence }) => sentence))
  const fresh = after.problems.filter(({ sentence }) => !known.has(sentence))
  const wrong = { ...sayProblems(fresh, fields), ...errors }
  if (Object.keys(wrong).length > 0) throw new Invalid(inOrder(wrong, fields))
  await saveDraft(ctx, { definition: after.service ?? changed, seen: edited.seen })
}

/** What is wrong, at the box it is about; what is about none is said at the top. */
export function sayProblems(problems: readonly ServiceProblem[], fields: readonly Field[]): Record<string, string> {
  const errors: Record<string, string> = {}
  for (const { path, sentence } of problems) {
    const words = plain(sentence)
    const field =
      fields.find(({ at }) => at === path) ?? fields.find(({ at }) => isBelow(path, at) || isBelow(at, path))
    const name = field?.name ?? '_'
    const said = field ? `${field.label}: ${words}` : words
    errors[name] = errors[name] ? `${errors[name]} ${said}` : said
  }
  return errors
}

/** As they stand on the page. */
function inOrder(errors: Record<string, string>, fields: readonly Field[]): Record<string, string> {
  const names = fields.map(({ name }) => name)
  return Object.fromEntries(Object.entries(errors).sort(([a], [b]) => names.indexOf(a) - names.indexOf(b)))
}

const isBelow = (path: string, above: string): boolean => above !== '' && path.startsWith(`${above}.`)

/** The sentence of a pack without what only its author knows. */
function plain(sentence: string): string {
  const [, question, answer] = /^'(.+)' has no value '(.+)'\.$/.exec(sentence) ?? []
  if (answer) return `Another question or step waits for the answer ‘${answer}’ to ‘${question}’, so that has to stay`
  const words = sentence.replace(/^('[\w-]+': )+/, '').replace(' in this pack', '')
  return words.charAt(0).toUpperCase() + words.slice(1).replace(/\.$/, '')
}

interface Merging {
  fields: readonly Field[]
  fieldsOf: FieldsOf
  languages: readonly Language[]
}

async function mergeWithOthers(
  ctx: Ctx,
  { posted }: Visit,
  edited: EditedService,
  { fields, fieldsOf, languages }: Merging,
): Promise<Merged & { since: ServiceDraft[] }> {
  const seen = asTyped(posted.seen)
  if (!seen) return { values: new Map(), clashes: new Map(), since: [] }
  const found = seen === edited.seen ? null : await findSeen(ctx, edited.current.slug, seen)
  const before = found ? (fieldsOf(found.definition, languages) ?? []) : fields
  return { ...mergeTyped(before, fields, posted), since: found?.since ?? [] }
}

async function sayClashes(
  ctx: Ctx,
  clashes: ReadonlyMap<string, string>,
  since: readonly ServiceDraft[],
): Promise<Record<string, string>> {
  const last = since.at(-1)
  const names = await nameStaff(
    ctx,
    since.flatMap(({ savedBy }) => savedBy ?? []),
  )
  const who = names.get(last?.savedBy ?? '') ?? 'A colleague'
  const when = last ? ` (${sayDateAndTime(last.savedAt, { language: ctx.language, now: ctx.now() })})` : ''
  return Object.fromEntries(
    [...clashes].map(([name, theirs]) => [
      name,
      `${who} has changed this while you were writing${when}. It says now: ‘${theirs}’. Your words are still in the box: save again to keep yours`,
    ]),
  )
}
