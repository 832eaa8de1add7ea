// With whom a record is compared when it is new: those that share a key, as a whole comparison would find them.
import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import type { People } from '../matching/people.ts'
import type { Person } from '../matching/person.ts'
import { bornKey, phoneKeys, soundKeys } from '../search/keys.ts'

/** A key that more hold (a care home's phone, a common name) says little, and the others find who matters. */
const MOST = 60

/** Ids of others that share something with this person. */
export async function findCandidates(ctx: Ctx, person: Person): Promise<string[]> {
  const searches = keysToShare(person).map(
    keys => sql`(select c.id from customers.customers c where c.keys @> ${keys}::text[] and c.kind = 'person'
      and c.id <> ${person.id} limit ${MOST})`,
  )
  if (searches.length === 0) return []
  const { rows } = await sql<{ id: string }>`${sql.join(searches, sql` union `)}`.execute(ctx.db)
  return rows.map(row => row.id)
}

/** Each a set of keys that somebody has to have all of. */
function keysToShare({ given, family, dateOfBirth, emails, phones, postcode, houseNumber }: Person): string[][] {
  const [first] = soundKeys(given.split(' ')[0] ?? '')
  const [last] = soundKeys(family)
  const born = dateOfBirth && bornKey(dateOfBirth)
  const place = postcode && `@${postcode}`
  const all = (...keys: (string | undefined)[]) => (keys.every(Boolean) ? [keys as string[]] : [])
  return [
    ...emails.map(email => [email]),
    ...phones.flatMap(phone =>
      phoneKeys(phone)
        .slice(0, 1)
        .map(key => [key]),
    ),
    ...all(first, last),
    ...all(born, last),
    ...all(born, first),
    ...all(place, last),
    ...all(place, first),
    // How many are at the address says what it is worth, with a number or without.
    ...(place ? [[houseNumber ? `${place}/${houseNumber}` : place]] : []),
  ]
}

/** How common are what this person is called, her birthday and postcode, among everybody. */
export async function weighAmongAll(ctx: Ctx, people: People, person: Person): Promise<void> {
  const values = [
    ['given', person.given, person.given.split(' ')[0]],
    ['family', person.family, person.family],
    ['dateOfBirth', person.dateOfBirth, person.dateOfBirth && bornKey(person.dateOfBirth)],
    ['postcode', person.postcode, person.postcode && `@${person.postcode}`],
  ] as const
  const counts = values.map(
    ([, , key]) => sql`(select count(*) from (
    select from customers.customers where keys @> array[${key ?? ''}]::text[] limit 20000) c)`,
  )
  const { rows } = await sql<{ total: number; counts: number[] }>`
    select greatest((select reltuples from pg_class where oid = 'customers.customers'::regclass),
        (select count(*) from (select from customers.customers limit 5000) c))::float8 as total,
      array[${sql.join(counts)}]::int[] as counts`.execute(ctx.db)
  const { total, counts: found } = rows[0]!
  people.total = Math.max(total, people.count)
  for (const [at, [field, text]] of values.entries()) if (text) people.setCount(field, text, Math.max(found[at]!, 1))
}
