import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { held } from '../../platform/memory.ts'
import type { MessageKind, TemplateWords } from './template.ts'

/** The words of one message as they hold now, for all services or for one. */
export interface Template {
  id: string
  /** Null: for all services that have no words of their own. */
  service: string | null
  words: TemplateWords
  /** Null: the words the program came with. */
  changed: { by: string | null; at: Date } | null
}

interface Row {
  template: string
  service: string | null
  words: TemplateWords | null
  by: string | null
  at: Date
}

/** The newest of each, as far as it has words. */
const readChanged = held<Template[]>('templates', async ctx => {
  const { rows } = await sql<Row>`
    select distinct on (v.template, v.service) v.template, v.service, v.words, v.changed_by as by, v.changed_at as at
    from templates.versions v order by v.template, v.service, v.changed_at desc, v.id desc`.execute(ctx.db)
  return rows.flatMap(({ template, words, at, by, service }) =>
    words ? [{ id: template, service, words, changed: { by, at } }] : [],
  )
})

/** The words of a message about this service: its own, else those for all, else those the program came with. */
export async function getTemplate(
  ctx: Ctx,
  { id, words }: MessageKind,
  service: string | null = null,
): Promise<Template> {
  const changed = (await readChanged(ctx)).filter(each => each.id === id)
  const found =
    changed.find(each => service !== null && each.service === service) ?? changed.find(each => each.service === null)
  return found ? { ...found, words: { ...words, ...found.words } } : { id, service: null, words, changed: null }
}

/** What was changed for one service alone. */
export async function listOwnTemplates(ctx: Ctx): Promise<(Template & { service: string })[]> {
  return (await readChanged(ctx)).flatMap(each => (each.service === null ? [] : [{ ...each, service: each.service }]))
}

/** One change of a message's words. */
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
  template: string,
  service: string | null,
  most = MOST_VERSIONS,
): Promise<TemplateVersion[]> {
  const { rows } = await sql<TemplateVersion>`
    select id, words, changed_by as by, changed_at as at from templates.versions
    where template = ${template} and service is not distinct from ${service}
    order by changed_at desc, id desc limit ${most}`.execute(ctx.db)
  return rows
}

/** Which messages these versions are of. */
export async function nameTemplateVersions(ctx: Ctx, ids: string[]): Promise<{ id: string; template: string }[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<{ id: string; template: string }>`
    select id, template from templates.versions where id = any(${ids}::uuid[])`.execute(ctx.db)
  return rows
}
