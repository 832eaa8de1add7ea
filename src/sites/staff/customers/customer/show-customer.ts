// What is known of a person, as a colleague reads it.
import type {
  ContactPoint,
  CustomerView,
  NeedOf,
  Recorded,
  RelationshipOf,
  SafetyMarker,
} from '../../../../modules/customers/index.ts'
import { readOrganisation } from '../../../../modules/organisation/index.ts'
import type { Ctx } from '../../../../platform/context.ts'
import { say } from '../../../../platform/text.ts'
import { interpreterLine } from '../lines-of-needs.ts'
import { pathOf } from '../opened.ts'
import {
  CHANNEL_CHOICES,
  LANGUAGES,
  MAY_SEE_NAMES,
  NEED_NAMES,
  NOT_ASKED,
  RELATIONSHIP_NAMES,
  relayLink,
  sayBirthday,
  sayIsoDay,
  sayNeed,
  sayOwnRecord,
  sayPoint,
  saySafety,
} from '../words.ts'

const inForce = <T extends Pick<Recorded, 'endedAt'>>(rows: T[]): T[] => rows.filter(row => !row.endedAt)

export async function showCustomer(ctx: Ctx, customer: CustomerView) {
  const needs = inForce(customer.needs)
  const points = customer.ways
  const today = ctx.now().toISOString().slice(0, 10)
  const relationships = inForce(customer.relationships).filter(({ until }) => !until || until >= today)
  const relay = needs.some(({ kind }) => kind === 'text-relay')
  return {
    name: customer.name,
    isOrganisation: customer.kind === 'organisation',
    diedAt: customer.diedAt,
    restriction: customer.restriction && {
      ...customer.restriction,
      team: await teamName(ctx, customer.restriction.ownerTeam),
    },
    born: sayBirthday(customer.born),
    language: LANGUAGES[customer.language] ?? customer.language,
    acts: [
      ...(await Promise.all(inForce(customer.markers).map(marker => showMarker(ctx, customer, marker, today)))),
      ...needs.map(need => ({ text: sayNeed(need), isDanger: false, note: '' })),
      ...(customer.informed
        ? []
        : [{ text: 'Send nothing but answers to what they ask and what the law needs', isDanger: false, note: '' }]),
    ],
    names: inForce(customer.names).map(row => ({ ...row, end: endPath(customer, 'names', row) })),
    ways: points.filter(({ kind }) => kind !== 'address').map(point => showPoint(customer, point, relay)),
    addresses: points.filter(({ kind }) => kind === 'address').map(point => showPoint(customer, point, false)),
    needs: needs.map(need => ({ text: nameNeed(need), end: endPath(customer, 'needs', need) })),
    prefers: [
      customer.preferredChannel ? (CHANNEL_CHOICES[customer.preferredChannel] ?? customer.preferredChannel) : '',
      customer.preferredTimes ?? '',
    ].filter(Boolean),
    interpreter: await interpreterLine(ctx, needs),
    informed: customer.informed,
    hasSafeWord: customer.safeWords.length > 0,
    ownRecords: inForce(customer.ownRecords).map(row => ({
      text: sayOwnRecord(row),
      end: endPath(customer, 'own-records', row),
    })),
    people: relationships.filter(({ kind }) => kind !== 'household').map(each => showRelationship(customer, each)),
    household: relationships.filter(({ kind }) => kind === 'household').map(each => showRelationship(customer, each)),
  }
}

const endPath = (customer: CustomerView, rows: string, { id }: Pick<Recorded, 'id'>): string =>
  `${pathOf(customer)}/ending/${rows}/${id}`

export const nameNeed = ({ kind, detail }: NeedOf): string =>
  detail ? `${NEED_NAMES[kind]}: ${detail}` : NEED_NAMES[kind]

/** What to do; why, and whether she was told, is for the owner's team alone. A marker past its review says so. */
async function showMarker(ctx: Ctx, customer: CustomerView, marker: SafetyMarker, today: string) {
  const team = await teamName(ctx, marker.ownerTeam)
  const review =
    marker.reviewOn < today ? `Its review was due on ${sayIsoDay(marker.reviewOn)}. Ask ${team}.` : `From ${team}.`
  return {
    text: marker.instruction,
    isDanger: true,
    note: review,
    owners: marker.evidence !== null && {
      evidence: marker.evidence,
      told: marker.told,
      notToldBecause: marker.notToldBecause,
      reviewOn: sayIsoDay(marker.reviewOn),
      href: `${pathOf(customer)}/safety-markers/${marker.id}/review`,
    },
    end: endPath(customer, 'safety-markers', marker),
  }
}

function showPoint(customer: CustomerView, point: ContactPoint, relay: boolean) {
  const { words, isSafe } = saySafety(point)
  const href = point.kind === 'email' ? `mailto:${point.value}` : point.kind === 'phone' ? `tel:${point.value}` : ''
  const isPast = point.kind === 'address' && point.toOn !== null
  const notes = [
    point.preferred && 'Preferred',
    point.kind !== 'address' && (point.verifiedAt ? 'Verified' : 'Not verified'),
    point.failingSince && `Our emails come back: ${point.failingBecause}. Ask for another address`,
    point.doubtedAt && `${point.doubtedBecause}. Marked by the program: decide whether it is safe`,
    point.neutral && 'Say nothing in the subject line',
    point.fromOn && `From ${sayIsoDay(point.fromOn)}`,
    point.toOn && `Until ${sayIsoDay(point.toOn)}`,
    point.uprn && `UPRN ${point.uprn}`,
  ].filter(note => typeof note === 'string')
  return {
    id: point.id,
    text: sayPoint(point),
    // Whoever has died is not rung either.
    href: isSafe && !customer.diedAt ? href : '',
    relayHref: relay && point.kind === 'phone' && point.safe && !customer.diedAt ? relayLink(point.value) : '',
    words,
    isSafe,
    isUnasked: words === NOT_ASKED,
    isPast,
    notes,
    change: `${pathOf(customer)}/contact-points/${point.id}`,
    end: endPath(customer, 'contact-points', point),
  }
}

function showRelationship(customer: CustomerView, row: RelationshipOf) {
  const notes = [
    row.kind !== 'household' && `May see: ${MAY_SEE_NAMES[row.maySee].toLowerCase()}`,
    row.scope && `For: ${row.scope}`,
    row.authority && `Seen: ${row.authority}`,
    row.until && `Until ${sayIsoDay(row.until)}`,
  ].filter(note => typeof note === 'string' && note !== '')
  return {
    kind: RELATIONSHIP_NAMES[row.kind],
    name: row.otherName,
    href: row.otherId ? `/staff/customers/${row.otherId}` : '',
    notes,
    end: endPath(customer, 'relationships', row),
  }
}

export async function teamName(ctx: Ctx, id: string): Promise<string> {
  const { teams } = await readOrganisation(ctx)
  return say(teams.get(id)?.name, 'en') || id
}
