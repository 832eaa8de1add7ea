import { changedPaths } from '../../platform/compare.ts'
import type { Ctx } from '../../platform/context.ts'
import { replaceRows } from '../../platform/database/replace-rows.ts'
import { publish } from '../../platform/events/index.ts'
import { idOfName } from '../../platform/id.ts'
import type { ArticleDefinition } from './article.ts'
import { getVersionOf } from './articles.store.ts'
import type { ContactDefinition } from './contact.ts'
import { contactRow } from './contacts.store.ts'
import { contactChanged } from './knowledge.events.ts'
import { publishNewest, withdrawNow } from './publish-article.ts'
import { addArticle, addVersion } from './save-article.ts'

/** Of a pack; `id` is a word. */
export type PackArticle = ArticleDefinition & { id: string }
export type PackContact = ContactDefinition & { id: string }
export interface KnowledgeOfPack {
  articles: PackArticle[]
  contacts: PackContact[]
}

/** What became of each, by the pack's id. */
export interface Loaded {
  added: string[]
  changed: string[]
  unchanged: string[]
  /** No longer in the pack. */
  retired: string[]
  /** Changed on the staff site and left as they are; `paths` say where the pack differs. */
  kept: { id: string; paths: string[] }[]
}

export interface KnowledgeLoaded {
  articles: Loaded
  contacts: Loaded
}

const WHY = 'From the pack'
const nothing = (): Loaded => ({ added: [], changed: [], unchanged: [], retired: [], kept: [] })

/** Makes articles and contacts those of the pack, in the caller's transaction. What staff wrote or changed stays. */
export async function replaceKnowledge(ctx: Ctx, pack: KnowledgeOfPack): Promise<KnowledgeLoaded> {
  return { articles: await replaceArticles(ctx, pack.articles), contacts: await replaceContacts(ctx, pack.contacts) }
}

async function replaceArticles(ctx: Ctx, articles: PackArticle[]): Promise<Loaded> {
  const loaded = nothing()
  const rows = await ctx.db
    .selectFrom('knowledge.articles')
    .select(['id', 'pack_id', 'edited_at', 'state', 'latest'])
    .where('pack_id', 'is not', null)
    .forUpdate()
    .execute()
  const held = new Map(rows.map(row => [row.pack_id, row]))
  for (const { id, ...definition } of articles) {
    const before = held.get(id)
    held.delete(id)
    if (!before) {
      const key = await addArticle(ctx, definition, { why: WHY, pack: id, id: idOfName('article', id) })
      await publishNewest(ctx, { id: key, why: WHY, byHand: false })
      loaded.added.push(id)
      continue
    }
    const paths = changedPaths(await getVersionOf(ctx, before.id, before.latest), definition)
    if (before.edited_at && paths.length > 0) loaded.kept.push({ id, paths })
    else if (before.edited_at || (paths.length === 0 && before.state === 'published')) loaded.unchanged.push(id)
    else {
      await addVersion(ctx, before.id, { definition, why: WHY, byHand: false })
      await publishNewest(ctx, { id: before.id, why: WHY, byHand: false })
      loaded.changed.push(id)
    }
  }
  for (const [id, gone] of held) {
    if (gone.edited_at || gone.state === 'withdrawn') continue
    await withdrawNow(ctx, { id: gone.id, why: 'No longer in the pack', byHand: false })
    loaded.retired.push(id!)
  }
  return loaded
}

async function replaceContacts(ctx: Ctx, contacts: PackContact[]): Promise<Loaded> {
  const loaded = nothing()
  const rows = await ctx.db
    .selectFrom('knowledge.contacts')
    .selectAll()
    .where('pack_id', 'is not', null)
    .forUpdate()
    .execute()
  const held = new Map(rows.map(row => [row.pack_id, row]))
  const written = contacts.flatMap(({ id, ...definition }) => {
    const before = held.get(id)
    held.delete(id)
    const row = contactRow(definition)
    const paths = before ? changedPaths(pick(before, row), row) : []
    if (before?.edited_at) {
      if (paths.length > 0) loaded.kept.push({ id, paths })
      else loaded.unchanged.push(id)
      return []
    }
    const outcome = !before ? 'added' : paths.length > 0 || before.removed_at ? 'changed' : 'unchanged'
    loaded[outcome].push(id)
    return [{ id: idOfName('contact', id), pack_id: id, removed_at: null, ...row }]
  })
  await replaceRows(ctx, 'knowledge.contacts', ['id'], written, { keepOthers: true })
  await removeOthers(
    ctx,
    [...held.values()].filter(row => !row.edited_at && !row.removed_at),
    loaded,
  )
  const kinds = new Map(contacts.map(({ id, kind }) => [id, kind]))
  const told = [...loaded.added, ...loaded.changed].map(id =>
    contactChanged({ contact: idOfName('contact', id), kind: kinds.get(id)!, changed: ['pack'] }),
  )
  if (told.length > 0) await publish(ctx, ...told)
  return loaded
}

const pick = (from: object, like: object): object =>
  Object.fromEntries(Object.keys(like).map(key => [key, from[key as keyof typeof from]]))

async function removeOthers(ctx: Ctx, gone: { id: string; pack_id: string | null }[], loaded: Loaded): Promise<void> {
  loaded.retired.push(...gone.map(({ pack_id }) => pack_id!))
  const ids = gone.map(({ id }) => id)
  if (ids.length === 0) return
  await ctx.db.updateTable('knowledge.contacts').set({ removed_at: ctx.now() }).where('id', 'in', ids).execute()
}
