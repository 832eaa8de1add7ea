import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { NotFound, Refused, refuseUnless } from '../../platform/errors.ts'
import { publish } from '../../platform/events/index.ts'
import { touch } from '../../platform/memory.ts'
import type { Language } from '../../platform/text.ts'
import { readCatalogue } from '../catalogue/index.ts'
import { can, readOrganisation } from '../organisation/index.ts'
import { type MessageKind, partsOf, problemOf, type TemplateWords } from './template.ts'
import { templateChanged, templateGivenBack } from './templates.events.ts'
import { getTemplate, listTemplateVersions } from './templates.read.ts'

interface Which {
  /** Of the form: sent twice it is one change. */
  versionId: string
  kind: MessageKind
  /** Null: for all services that have no words of their own. */
  service: string | null
  /** The newest version that whoever changes it has seen; null: there was none. Absent: it does not matter. */
  since?: string | null
}

/**
 * Keeps the words of a message from now on. Throws Refused: `templates.empty`, `.unknown-field`, `.field-missing`,
 * `.field-not-alone` (params: `part`, `language`, `field`), `.no-such-service`, `.changed-meanwhile`, `.nothing-to-say`: a
 * sensitive service's messages say only that there is news.
 */
export async function saveTemplate(ctx: Ctx, { words, ...which }: Which & { words: TemplateWords }): Promise<void> {
  refuseUnlessMay(ctx)
  await checkService(ctx, which)
  const { council } = await readOrganisation(ctx)
  checkTemplate(which.kind, words, council.languages)
  await write(ctx, which, words)
}

/** Gives back the words it had before anybody changed them: for one service, those for all. Throws Refused `.changed-meanwhile`. */
export async function giveTemplateBack(ctx: Ctx, which: Which): Promise<void> {
  refuseUnlessMay(ctx)
  const { changed, service } = await getTemplate(ctx, which.kind, which.service)
  if (changed && service === which.service) await write(ctx, which, null)
}

/** Two who change the same words at once: the second is told, and nobody's words go under. Throws Refused `templates.changed-meanwhile`. */
export async function refuseIfChanged(ctx: Ctx, { versionId, kind, service, since }: Which): Promise<void> {
  if (since === undefined) return
  const newest = (await listTemplateVersions(ctx, kind.id, service, 1))[0]?.id ?? null
  refuseUnless(newest === since || newest === versionId, 'templates.changed-meanwhile')
}

async function write(ctx: Ctx, which: Which, words: TemplateWords | null): Promise<void> {
  const { versionId, kind, service } = which
  const template = kind.id
  await ctx.transaction(async ctx => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`templates:${template}:${service}`}, 0))`.execute(ctx.db)
    await refuseIfChanged(ctx, which)
    const { numInsertedOrUpdatedRows } = await ctx.db
      .insertInto('templates.versions')
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
    await touch(ctx, 'templates')
    const about = { versionId, template, service }
    await publish(ctx, words ? templateChanged(about) : templateGivenBack(about))
  })
}

/** Throws what is wrong with the words, and where: `part` is one of its parts. */
export function checkTemplate(kind: MessageKind, words: TemplateWords, languages: readonly Language[]): void {
  for (const language of languages)
    for (const part of partsOf(kind)) {
      const problem = problemOf(kind, part, words[part]?.[language] ?? '')
      if (!problem) continue
      const { code, ...params } = problem
      throw new Refused(`templates.${code}`, { part, language, ...params })
    }
}

async function checkService(ctx: Ctx, { kind, service: slug }: Which): Promise<void> {
  if (slug === null) return
  const service = kind.perService ? (await readCatalogue(ctx)).services.get(slug) : undefined
  refuseUnless(service !== undefined, 'templates.no-such-service')
  refuseUnless(!service!.privacy.sensitive && service!.contact !== 'none', 'templates.nothing-to-say')
}

/** To others these pages are not there. */
export function refuseUnlessMay(ctx: Ctx): void {
  if (!can(ctx.actor, 'templates.change')) throw new NotFound('template')
}
