import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { NotFound, Refused, refuseUnless } from '../../../platform/errors.ts'
import { publish } from '../../../platform/events/index.ts'
import { touch } from '../../../platform/memory.ts'
import type { Language, Words } from '../../../platform/text.ts'
import { readCatalogue } from '../../catalogue/index.ts'
import { can, readOrganisation } from '../../organisation/index.ts'
import { templateChanged, templateGivenBack } from '../notifications.events.ts'
import {
  linkProblem,
  subjectProblem,
  type TemplateId,
  type TemplateProblem,
  type TemplateWords,
  wordsProblem,
} from './template.ts'
import { getTemplate, listTemplateVersions } from './templates.read.ts'

interface Which {
  /** Of the form: sent twice it is one change. */
  versionId: string
  template: TemplateId
  /** Null: for all services that have no words of their own. */
  service: string | null
  /** The newest version that whoever changes it has seen; null: there was none. Absent: it does not matter. */
  since?: string | null
}

/**
 * Keeps the words of a letter from now on. Throws Refused: `notifications.empty`, `.unknown-field`, `.field-missing`,
 * `.field-not-alone` (params: `part`, `language`, `field`), `.no-such-service`, `.changed-meanwhile`, `.nothing-to-say`: a
 * sensitive service's letters say only that there is news.
 */
export async function saveTemplate(ctx: Ctx, { words, ...which }: Which & { words: TemplateWords }): Promise<void> {
  refuseUnlessMay(ctx)
  await checkService(ctx, which.service)
  const { council } = await readOrganisation(ctx)
  checkTemplate(which.template, words, council.languages)
  await write(ctx, which, words)
}

/** Gives back the words it had before anybody changed them: for one service, those for all. Throws Refused `.changed-meanwhile`. */
export async function giveTemplateBack(ctx: Ctx, which: Which): Promise<void> {
  refuseUnlessMay(ctx)
  const { changed, service } = await getTemplate(ctx, which.template, which.service)
  if (changed && service === which.service) await write(ctx, which, null)
}

/** Two who change the same words at once: the second is told, and nobody's words go under. Throws Refused `notifications.changed-meanwhile`. */
export async function refuseIfChanged(ctx: Ctx, { versionId, template, service, since }: Which): Promise<void> {
  if (since === undefined) return
  const newest = (await listTemplateVersions(ctx, template, service, 1))[0]?.id ?? null
  refuseUnless(newest === since || newest === versionId, 'notifications.changed-meanwhile')
}

async function write(ctx: Ctx, which: Which, words: TemplateWords | null): Promise<void> {
  const { versionId, template, service } = which
  await ctx.transaction(async ctx => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`notifications.template:${template}:${service}`}, 0))`.execute(
      ctx.db,
    )
    await refuseIfChanged(ctx, which)
    const { numInsertedOrUpdatedRows } = await ctx.db
      .insertInto('notifications.template_versions')
      .values({
        id: versionId,
        template,
        service,
        words: words && JSON.stringify(words),
        changed_by: ctx.actor.kind === 'staff' ? ctx.actor.id : null,
        changed_at: ctx.now(),
      })
      .onConflict(conflict => conflict.column('id').doNothing())
      .executeTakeFirst()
    if (Number(numInsertedOrUpdatedRows) === 0) return
    await touch(ctx, 'notifications.templates')
    const about = { versionId, template, service }
    await publish(ctx, words ? templateChanged(about) : templateGivenBack(about))
  })
}

/** Throws what is wrong with the words, and where: `part` is subject, words or link. */
export function checkTemplate(template: TemplateId, words: TemplateWords, languages: readonly Language[]): void {
  const checks: [keyof TemplateWords, (text: string) => TemplateProblem | null][] = [
    ['subject', subjectProblem],
    ['words', text => wordsProblem(template, text)],
    ['link', linkProblem],
  ]
  for (const language of languages)
    for (const [part, check] of checks) refuseProblem(check(textIn(words[part], language)), part, language)
}

const textIn = (words: Words, language: Language): string => words[language] ?? ''

function refuseProblem(problem: TemplateProblem | null, part: string, language: Language): void {
  if (!problem) return
  const { code, ...params } = problem
  throw new Refused(`notifications.${code}`, { part, language, ...params })
}

async function checkService(ctx: Ctx, slug: string | null): Promise<void> {
  if (slug === null) return
  const service = (await readCatalogue(ctx)).services.get(slug)
  refuseUnless(service !== undefined, 'notifications.no-such-service')
  refuseUnless(!service!.privacy.sensitive && service!.contact !== 'none', 'notifications.nothing-to-say')
}

/** To others these pages are not there. */
export function refuseUnlessMay(ctx: Ctx): void {
  if (!can(ctx.actor, 'templates.change')) throw new NotFound('template')
}
