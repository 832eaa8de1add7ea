import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { localDay } from '../../platform/dates/index.ts'
import type { Words } from '../../platform/text.ts'
import { type Organisation, readOrganisation } from '../organisation/index.ts'
import { findPostcode } from '../places/index.ts'
import { findCover } from './absences.read.ts'
import type { Cover } from './away.ts'
import { type ContactKind, type ContactNumber, contactId, type OwnKind } from './contact.ts'
import { isHeld } from './contacts.read.ts'
import { listOwnContacts, type OwnContact, searchedPart } from './own-contacts.ts'
import { asQueries, readWords, spellable } from './read-words.ts'

/** Why something is where it is in the list. */
export type Because = 'past-review' | 'other-area' | 'spelling' | 'of-service'

export interface Found {
  kind: 'article' | ContactKind | OwnKind
  /** Of an article, or in the directory. */
  id: string
  name: Words
  /** The answer, or what somebody does. */
  words: Words | null
  numbers: ContactNumber[]
  /** The calendar by which its numbers are open. */
  calendar: string | null
  email: string | null
  areas: string[]
  /** Of an article: whose it is, and its review date. */
  team: string | null
  reviewOn: string | null
  /** Of a colleague: her teams. */
  teams: string[]
  /** Who has a role now. */
  holder: string | null
  /** Of a colleague who is away: whom to ask. */
  away: Cover | null
  checkedAt: Date | null
  because: Because[]
}

export interface KnowledgeFilter {
  /** Where the caller lives: what is for elsewhere sinks and says so. One that is not ours changes nothing. */
  postcode?: string
  /** What belongs to this service comes first; without a text it is all that is answered. */
  service?: string
  /** Only articles for everybody, and no contacts. */
  publicOnly?: boolean
}

const MOST = 20
/** With fewer than these the spelling is forgiven. */
const LITTLE = 3

/**
 * Articles and contacts for what somebody typed, the best first, at most 20: one query. Articles past their review date
 * and what is for another area sink. Empty for a text without words and no service.
 */
export async function searchKnowledge(ctx: Ctx, text: string, filter: KnowledgeFilter = {}): Promise<Found[]> {
  const words = readWords(text.slice(0, 300))
  if (words.length === 0 && !filter.service) return []
  const organisation = await readOrganisation(ctx)
  const own = filter.publicOnly ? [] : listOwnContacts(organisation)
  const at = filter.postcode ? await findPostcode(ctx, filter.postcode) : null
  const areas = at && [at.ward, ...at.areas]
  const { rows } = await searchQuery({ ctx, words, own, areas, filter }).execute(ctx.db)
  return Promise.all(rows.map(row => toFound(ctx, organisation, row, own)))
}

interface Asked {
  ctx: Ctx
  words: string[]
  own: OwnContact[]
  areas: string[] | null
  filter: KnowledgeFilter
}

interface Row {
  kind: Found['kind']
  key: string | null
  own: string | null
  near: boolean
  past: boolean
  elsewhere: boolean
  ofService: boolean
  title: Words | null
  words: Words | null
  numbers: ContactNumber[] | null
  calendar: string | null
  email: string | null
  areas: string[] | null
  team: string | null
  reviewOn: string | null
  teams: string[] | null
  holder: string | null
  heldUntil: string | null
  phone: string | null
  does: string | null
  checkedAt: Date | null
}

function searchQuery({
  ctx,
  words,
  own,
  areas,
  filter,
}: Asked): RawBuilder<Row> & { execute: RawBuilder<Row>['execute'] } {
  const { service = null, publicOnly = false } = filter
  const staffToo = !publicOnly
  const read = sql`a.state = 'published' and (${staffToo} or a.audience = 'everybody')`
  const there = sql`(d.disabled_at is null or d.disabled_at > ${ctx.now()})`
  return sql<Row>`
    with asked as materialized (
      select numnode(stem) > 0 as counts, stem || plain as word, plain
      from unnest(${asQueries(words)}::text[]) w, to_tsquery('english', w) stem, to_tsquery('simple', w) plain
      where numnode(plain) > 0),
    query as materialized (
      select (string_agg('(' || word::text || ')', ' | ') filter (where counts))::tsquery as words,
        string_agg('(' || plain::text || ')', ' | ')::tsquery as names,
        count(*) filter (where counts) as wanted
      from asked),
    held as materialized (
      select h.id, h.kind, h.areas, platform.fold(h.title || ' ' || h.also) as letters,
        setweight(to_tsvector('simple', platform.fold(h.title)), 'A') ||
        setweight(to_tsvector('simple', h.digits), case h.kind when 'duty' then 'D' else 'A' end::"char") ||
        setweight(to_tsvector('english', platform.fold(h.title || ' ' || h.also)), 'B') ||
        setweight(to_tsvector('english', platform.fold(h.does)), 'C') as words
      from jsonb_to_recordset(${JSON.stringify(own.map(searchedPart))}::jsonb)
        as h (id text, kind text, title text, also text, does text, digits text, areas text[])),
    matched as materialized (
      select 'article' as kind, a.id as key, null as own, ${hitsIn(sql`a.words`)} as hits, ${rankOf(sql`a.words`)} as rank
      from knowledge.articles a where ${read} and a.words @@ (select words from query)
      union all
      select 'article', a.id, null, 0, 0 from knowledge.articles a
      where ${words.length === 0} and ${read} and a.services @> array[${service}]::text[]
      union all
      select c.kind, c.id, null, ${hitsIn(sql`c.words`)}, ${rankOf(sql`c.words`)} from knowledge.contacts c
      where ${staffToo} and c.removed_at is null and c.words @@ (select words from query)
      union all
      select 'person', d.id, null, (select count(*) from asked where d.words @@ asked.plain),
        ts_rank(d.words, (select names from query)) from organisation.directory d
      where ${staffToo} and ${there} and d.words @@ (select names from query)
      union all
      select h.kind, null, h.id, ${hitsIn(sql`h.words`)}, ${rankOf(sql`h.words`)} from held h
      where h.words @@ (select words from query)),
    good as materialized (
      select * from matched
      where hits >= least((select max(hits) from matched), ((select wanted from query) * 2 + 2) / 3)),
    near as (
      select kind, key, own, count(*) as hits, max(alike) as rank from (
        select 'article' as kind, a.id as key, null as own, word_similarity(w, a.letters) as alike
        from unnest(${spellable(words)}::text[]) w join knowledge.articles a on w <% a.letters where ${read}
        union all
        select c.kind, c.id, null, word_similarity(w, c.letters)
        from unnest(${spellable(words)}::text[]) w join knowledge.contacts c on w <% c.letters
        where ${staffToo} and c.removed_at is null
        union all
        select 'person', d.id, null, word_similarity(w, d.letters)
        from unnest(${spellable(words)}::text[]) w join organisation.directory d on w <% d.letters
        where ${staffToo} and ${there}
        union all
        select h.kind, null, h.id, word_similarity(w, h.letters)
        from unnest(${spellable(words)}::text[]) w join held h on w <% h.letters) n
      where (select count(*) from good) < ${LITTLE}
        and not exists (select from good g where g.key is not distinct from n.key and g.own is not distinct from n.own)
      group by kind, key, own),
    found as (
      select g.*, false as near from good g union all select n.*, true from near n)
    select f.kind, f.key, f.own, f.near, x.past, x.elsewhere, x."ofService", coalesce(a.question, c.name, to_jsonb(d.name)) as title,
      coalesce(a.answer, c.does) as words, c.numbers, c.calendar, coalesce(c.email, d.email) as email,
      x.areas, a.team_id as team, a.review_on::text as "reviewOn", d.teams, k.name as holder, c.held_until::text as "heldUntil",
      e.phone, e.does, e.checked_at as "checkedAt"
    from found f
    left join knowledge.articles a on f.kind = 'article' and a.id = f.key
    left join knowledge.contacts c on f.kind <> 'article' and c.id = f.key
    left join organisation.directory d on f.kind = 'person' and d.id = f.key
    left join organisation.colleagues k on k.id = c.held_by
    left join held h on h.id = f.own
    left join knowledge.contact_details e on e.contact = coalesce(f.own, case when f.kind = 'person' then 'person-' else '' end || f.key)
    cross join lateral (select coalesce(a.review_on < ${localDay(ctx.now())}::date, false) as past,
      coalesce(a.areas, c.areas, h.areas) as areas,
      coalesce(cardinality(coalesce(a.areas, c.areas, h.areas)) > 0
        and not coalesce(a.areas, c.areas, h.areas) && ${areas}::text[], false) as elsewhere,
      coalesce(${service}::text = any(a.services), false) as "ofService") x
    order by f.near, f.hits - x.past::int - x.elsewhere::int + x."ofService"::int desc, f.rank desc, f.kind, f.key, f.own
    limit ${MOST}`
}

const hitsIn = (words: RawBuilder<unknown>) => sql`(select count(*) from asked where counts and ${words} @@ asked.word)`
const rankOf = (words: RawBuilder<unknown>) => sql`ts_rank(${words}, (select words from query))`

async function toFound(ctx: Ctx, organisation: Organisation, row: Row, owns: OwnContact[]): Promise<Found> {
  const own = owns.find(each => each.id === row.own)
  const isPerson = row.kind === 'person'
  const phone: ContactNumber[] = row.phone ? [{ name: { en: 'Telephone' }, number: row.phone, when: 'always' }] : []
  const held = row.holder && isHeld({ until: row.heldUntil }, localDay(ctx.now()))
  const because: [Because, boolean][] = [
    ['past-review', row.past],
    ['other-area', row.elsewhere],
    ['spelling', row.near],
    ['of-service', row.ofService],
  ]
  return {
    kind: row.kind,
    id: row.own ?? (isPerson ? contactId('person', row.key!) : row.key!),
    name: own?.name ?? (isPerson ? { en: String(row.title) } : row.title!),
    words: own?.does ?? row.words ?? (row.does ? { en: row.does } : null),
    numbers: [...phone, ...(own?.numbers ?? row.numbers ?? [])],
    calendar: own?.calendar ?? row.calendar,
    email: own?.email ?? row.email,
    areas: row.areas ?? [],
    team: row.team,
    reviewOn: row.reviewOn,
    teams: (row.teams ?? []).filter(id => organisation.teams.has(id)),
    holder: held ? row.holder : null,
    away: isPerson ? await findCover(ctx, row.key!) : null,
    checkedAt: row.checkedAt,
    because: because.flatMap(([why, holds]) => (holds ? [why] : [])),
  }
}
