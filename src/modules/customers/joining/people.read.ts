// Records of the database as matching sees them.
import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import type { Columns } from '../matching/columns.ts'
import { type Person, readPerson } from '../matching/person.ts'

export interface KnownPerson extends Person {
  /** Whom the id belongs to now. */
  personId: string
  createdAt: Date
  /** Emails and phones that were proven to be hers. */
  verified: string[]
}

interface Row {
  id: string
  person_id: string
  name: string | null
  born: string | null
  created_at: Date
  points: { kind: string; value: string; normal: string; verified: boolean }[]
}

const COLUMNS: Columns = {
  id: ['id'],
  name: ['name'],
  dateOfBirth: ['born'],
  email: ['email0', 'email1'],
  phone: ['phone0', 'phone1'],
  address: ['address'],
  postcode: ['postcode'],
}

/** People, but those of a source that is kept apart. */
const records = (which: RawBuilder<unknown>) => sql<Row>`
  select c.id, coalesce(m.person_id, c.id) as person_id, c.name, c.born::text, c.created_at, coalesce(p.points, '[]') as points
  from (select * from customers.customers c where c.kind = 'person'
    and c.source <> all(array(select source from customers.apart_sources)) and ${which}) c
  left join customers.merged_ids m on m.customer_id = c.id
  left join lateral (
    select jsonb_agg(jsonb_build_object('kind', p.kind, 'value', p.value, 'normal', p.normal, 'verified', p.verified_at is not null)
      order by p.ended_at nulls first, p.created_at, p.id) as points
    from customers.contact_points p where p.customer_id = c.id) p on true
  order by c.id`

function toPerson(row: Row): KnownPerson {
  const of = (kind: string) => row.points.filter(point => point.kind === kind)
  const [address] = of('address')
  const [postcode = '', house = ''] = address?.normal.split(' ') ?? []
  const cells: Record<string, string> = {
    id: row.id,
    name: row.name ?? '',
    born: row.born ?? '',
    address: address?.value ?? '',
    postcode,
  }
  for (const kind of ['email', 'phone'])
    for (const [at, point] of of(kind).slice(0, 2).entries()) cells[`${kind}${at}`] = point.normal
  const person = readPerson(cells, COLUMNS)
  return {
    ...person,
    houseNumber: person.houseNumber || house.toLowerCase(),
    personId: row.person_id,
    createdAt: row.created_at,
    verified: row.points.filter(point => point.verified).map(point => point.normal.toLowerCase()),
  }
}

/** The next so many records in the order of their ids. */
export async function readPeopleAfter(ctx: Ctx, id: string | undefined, most: number): Promise<KnownPerson[]> {
  const after = id ? sql`c.id > ${id}::uuid` : sql`true`
  return (await records(sql`${after} order by c.id limit ${most}`).execute(ctx.db)).rows.map(toPerson)
}

export async function readPeople(ctx: Ctx, ids: string[]): Promise<KnownPerson[]> {
  return (await records(sql`c.id = any(${ids}::uuid[])`).execute(ctx.db)).rows.map(toPerson)
}
