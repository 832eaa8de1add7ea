import { readCatalogue } from '../../../modules/catalogue/index.ts'
import { nameEnquiries } from '../../../modules/customers/index.ts'
import { listApiKeys } from '../../../modules/identity/index.ts'
import { nameKnowledge } from '../../../modules/knowledge/index.ts'
import { listNotices } from '../../../modules/notices/index.ts'
import {
  type Act,
  can,
  type Organisation,
  type Permission,
  readOrganisation,
} from '../../../modules/organisation/index.ts'
import { listBodies } from '../../../modules/referrals/index.ts'
import { nameReplies } from '../../../modules/replies/index.ts'
import { nameTemplateVersions } from '../../../modules/templates/index.ts'
import { listSubscriptions } from '../../../modules/webhooks/index.ts'
import type { Ctx } from '../../../platform/context.ts'
import { sayDay } from '../../../platform/dates/index.ts'
import { say, type Translator } from '../../../platform/text.ts'
import { roleNames, teamNames } from '../names.ts'
import { nameOfMessage } from '../templates/names.ts'
import { text } from './text.ts'

/** An act with every id said in words. */
export interface ShownAct {
  at: Date
  who: string
  /** The page of who did it. */
  whoHref: string
  what: string
  details: string[]
  /** Where whoever reads may see more. */
  more: { href: string; text: string } | null
}

export async function showActs(ctx: Ctx, t: Translator, acts: Act[]): Promise<ShownAct[]> {
  const [organisation, names] = await Promise.all([readOrganisation(ctx), readNames(ctx, acts)])
  return acts.map(act => ({
    at: act.at,
    who: act.actorName ?? t(WHO[act.actorKind] ?? 'stranger'),
    whoHref: act.actorId ? `/staff/people/${act.actorId}` : '',
    what: t(`act.${act.type}`, { about: act.subjectName ?? names.get(act.subject) ?? teamOf(act, organisation) }),
    details: detailsOf(act, organisation, t),
    more: moreOf(ctx, act, t),
  }))
}

/** By the beginning of its type: who may see more of an act, and where. */
const MORE: [type: string, permission: Permission, place: (act: Act) => string, words: string][] = [
  ['customers.glass-broken', 'customers.enquire', act => `/staff/enquiries?record=${act.subject}`, 'enquire'],
  ['customers.enquiry-', 'customers.enquire', act => `/staff/enquiries/${act.subject}`, 'see'],
  ['customers.joining-rule-', 'customers.sign-joining', () => '/staff/customers/duplicates/rule', 'see'],
  ['duty.emergency-', 'emergency.switch', () => '/staff/emergency', 'see'],
  ['webhooks.', 'keys.change', act => `/staff/webhooks/${act.subject}`, 'see'],
  ['referrals.', 'keys.change', act => `/staff/bodies/${act.subject}`, 'see'],
]

function moreOf({ actor }: Ctx, act: Act, t: Translator): ShownAct['more'] {
  const found = MORE.find(([type, permission]) => act.type.startsWith(type) && can(actor, permission))
  return found ? { href: found[2](act), text: t(`see.${found[3]}`) } : null
}

const WHO: Record<string, string> = { system: 'program', 'api-key': 'key' }

/** What keys, other systems, notices and services among the subjects are called. */
async function readNames(ctx: Ctx, acts: Act[]): Promise<Map<string, string>> {
  const subjects = (module: string) => acts.filter(act => act.type.startsWith(module)).map(act => act.subject)
  const [keys, webhooks, bodies, notices, replies, templates, knowledge, enquiries, catalogue] = await Promise.all([
    subjects('identity.key-').length > 0 ? listApiKeys(ctx) : [],
    subjects('webhooks.').length > 0 ? listSubscriptions(ctx) : [],
    subjects('referrals.').length > 0 ? listBodies(ctx) : [],
    listNotices(ctx, subjects('notices.')),
    nameReplies(ctx, subjects('replies.')),
    nameTemplateVersions(ctx, subjects('templates.')),
    nameKnowledge(ctx, subjects('knowledge.')),
    nameEnquiries(ctx, subjects('customers.enquiry-')),
    readCatalogue(ctx),
  ])
  const ofServices = acts.filter(act => act.type.startsWith('catalogue.'))
  return new Map([
    ...[...keys, ...webhooks, ...bodies].map(({ id, name }): [string, string] => [id, quoted(name)]),
    ...notices.map(({ id, title }): [string, string] => [id, quoted(say(title, 'en'))]),
    ...replies.map(({ id, title }): [string, string] => [id, quoted(title)]),
    ...templates.map(({ id, template }): [string, string] => [id, quoted(nameOfMessage(template))]),
    ...[...knowledge].map(([id, name]): [string, string] => [id, quoted(say(name, 'en'))]),
    ...[...enquiries].map(([id, reason]): [string, string] => [id, quoted(reason)]),
    ...ofServices.map(({ subject, data }): [string, string] => {
      const slug = String(data.slug)
      return [subject, quoted(say(catalogue.names.get(slug), 'en') || slug)]
    }),
  ])
}

const quoted = (name: string): string => `‘${name}’`

const teamOf = ({ data }: Act, organisation: Organisation): string =>
  data.teamId ? quoted(teamNames(organisation, [String(data.teamId)])[0]!) : ''

/** A part that was added since has no words yet: its own name is better than no page. */
const sayPart = (part: string, t: Translator): string =>
  Object.hasOwn(text, `part.${part}`) ? t(`part.${part}`) : part

function detailsOf({ type, data }: Act, organisation: Organisation, t: Translator): string[] {
  const { changed, roles, teams, number, origin, ownerTeam, goldenNumber, added, until } = data as {
    changed?: string[]
    roles?: string[]
    teams?: string[]
    number?: number
    origin?: string
    ownerTeam?: string
    goldenNumber?: string | null
    added?: string[]
    until?: string | null
  }
  const saysRoles = roles && (!changed || changed.includes('roles'))
  return [
    changed &&
      !added &&
      changed.length > 0 &&
      t('changed', { parts: changed.map(part => sayPart(part, t)).join(', ') }),
    saysRoles && t('roles', { names: roleNames(roles).join(', ') || t('none') }),
    teams && t('teams', { names: teamNames(organisation, teams).join(', ') || t('none') }),
    until && t('lastDay', { day: sayDay(new Date(Date.parse(until) - 1), { language: 'en' }) }),
    ownerTeam && t('owner', { name: teamNames(organisation, [ownerTeam])[0]! }),
    goldenNumber !== undefined && sayLine(goldenNumber, organisation, t),
    added && changed && t('imported', { added: added.length, changed: changed.length }),
    type === 'catalogue.service-changed' &&
      `${t('version', { number: number ?? 1 })}, ${t(origin === 'staff' ? 'byStaff' : 'byPack')}`,
  ].filter(detail => typeof detail === 'string')
}

function sayLine(goldenNumber: string | null, { goldenNumbers }: Organisation, t: Translator): string {
  const line = goldenNumbers.find(({ id }) => id === goldenNumber)
  return line ? t('line', { name: say(line.name, 'en') }) : t('everyLine')
}
