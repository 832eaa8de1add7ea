import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { held } from '../../../platform/memory.ts'
import { defaults } from './defaults.ts'
import type { TemplateId, TemplateWords } from './template.ts'

/** The words of one letter as they hold now, for all services or for one. */
export interface Template {
  id: TemplateId
  /** Null: for all services that have no words of their own. */
  service: string | null
  words: TemplateWords
  /** Null: the words the program came with. */
  changed: { by: string | null; at: Date } | null
}

interface Row {
  template: TemplateId
  service: string | null
  words: TemplateWords | null
  by: string | null
  at: Date
}

/** The newest of each, as far as it has words. */
const readChanged = held<Template[]>('notifications.templates', async ctx => {
  const { rows } = await sql<Row>`
    select distinct on (v.template, v.service) v.template, v.service, v.words, v.changed_by as by, v.changed_at as at
    from notifications.template_versions v order by v.template, v.service, v.changed_at desc, v.id desc`.execute(ctx.db)
  return rows.flatMap(({ template, words, at, by, service }) =>
    words ? [{ id: template, service, words, changed: { by, at } }] : [],
  )
})

/** The words of a letter about this service: its own, else those for all, else those the program came with. */
export async function getTemplate(ctx: Ctx, id: TemplateId, service: string | null = null): Promise<Template> {
  const changed = (await readChanged(ctx)).filter(each => each.id === id)
  return (
    changed.find(each => service !== null && each.service === service) ??
    changed.find(each => each.service === null) ?? { id, service: null, words: defaults[id], changed: null }
  )
}

/** What was changed for one service alone. */
export async function listOwnTemplates(ctx: Ctx): Promise<(Template & { service: string })[]> {
  return (await readChanged(ctx)).flatMap(each => (each.service === null ? [] : [{ ...each, service: each.service }]))
}

/** One change of a letter's words. */
export interface TemplateVersion {
  id: string
  /** Null: the words were given back. */
  words: TemplateWords | null
  by: string | null
  at: Date
}

const MOST_VERSIONS = 30

/** Its changes, the newest first. */
export async function listTemplateVersions(
  ctx: Ctx,
  id: TemplateId,
  service: string | null,
  most = MOST_VERSIONS,
): Promise<TemplateVersion[]> {
  const { rows } = await sql<TemplateVersion>`
    select id, words, changed_by as by, changed_at as at from notifications.template_versions
    where template = ${id} and service is not distinct from ${service}
    order by changed_at desc, id desc limit ${most}`.execute(ctx.db)
  return rows
}

/** Which letters these versions are of. */
export async function nameTemplateVersions(ctx: Ctx, ids: string[]): Promise<{ id: string; template: TemplateId }[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<{ id: string; template: TemplateId }>`
    select id, template from notifications.template_versions where id = any(${ids}::uuid[])`.execute(ctx.db)
  return rows
}
