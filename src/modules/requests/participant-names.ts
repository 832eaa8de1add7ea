import { sql } from 'kysely'

/**
 * Names to mask in what is published of the request `r`: those its participants gave for themselves and for whom they asked.
 */
export const participantNames = sql<string[]>`array(
    select c.name from requests.participants p join customers.reachable c on c.customer_id = p.customer_id
    where p.request_id = r.id and c.name is not null
    union select p.on_behalf->>'of' from requests.participants p
    where p.request_id = r.id and p.on_behalf->>'of' <> '')`
