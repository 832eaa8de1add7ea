import { readCatalogue } from '../../../modules/catalogue/index.ts'
import { nameEnquiries } from '../../../modules/customers/index.ts'
import { listApiKeys } from '../../../modules/identity/index.ts'
import { nameKnowledge } from '../../../modules/knowledge/index.ts'
import { listNotices } from '../../../modules/notices/index.ts'
import { type Act, type Organisation, readOrganisation } from '../../../modules/organisation/index.ts'
import { nameReplies } from '../../../modules/replies/index.ts'
import { nameTemplateVersions } from '../../../modules/templates/index.ts'
import type { Ctx } from '../../../platform/context.ts'
import { say, type Translator } from '../../../platform/text.ts'
import { roleNames, teamNames } from '../names.ts'
import { nameOfMessage } from '../templates/names.ts'
import { text } from './text.ts'

/** What an administrator may narrow the list to, each with the kinds of event it means. */
export const GROUPS: Record<string, readonly string[]> = {
  people: [
    ...['invited', 'changed', 'disabled', 'enabled', 'teams-changed'].map(act => `organisation.staff-${act}`),
    'organisation.skills-changed',
  ],
  'sign-in': [
    ...['signed-in', 'sign-in-locked', 'link-made', 'password-set', 'sessions-ended'].map(act => `identity.${act}`),
    ...['started', 'stopped'].map(act => `identity.two-step-${act}`),
  ],
  teams: [
    ...['team-changed', 'delegation-changed', 'delegation-removed'].map(act => `organisation.${act}`),
    ...['shifts-planned', 'week-copied', 'shift-removed', 'pace-set'].map(act => `rota.${act}`),
  ],
  keys: ['identity.key-created', 'identity.key-revoked'],
  notices: ['notices.published', 'notices.changed', 'notices.ended'],
  replies: ['replies.saved', 'replies.removed'],
  templates: ['templates.changed', 'templates.given-back'],
  services: ['changed', 'retired', 'restored'].map(act => `catalogue.service-${act}`),
  knowledge: [
    ...['saved', 'published', 'withdrawn'].map(act => `knowledge.article-${act}`),
    ...['contact-changed', 'contact-removed', 'absence-set', 'absence-ended'].map(act => `knowledge.${act}`),
  ],
  tour: ['stop-added', 'stop-cancelled', 'desk-opened', 'desk-ended'].map(act => `tours.${act}`),
  enquiries: ['customers.enquiry-begun', 'customers.enquiry-ended'],
  post: [
    ...['letters-printed', 'letter-reprinted', 'letter-made'].map(act => `channels.${act}`),
    ...['logged', 'confirmed', 'moved'].map(act => `papers.${act}`),
  ],
  system: ['channels.message-retried', 'platform.event-retried'],
}

export const KNOWN_ACTS = Object.values(GROUPS).flat()

/** Without what everybody does each morning. */
export const CHANGES = KNOWN_ACTS.filter(type => type !== 'identity.signed-in')

/** An act with every id said in words. */
export interface ShownAct {
  at: Date
  who: string
  /** The page of who did it. */
  whoHref: string
  what: string
  details: string[]
}

export async function showActs(ctx: Ctx, t: Translator, acts: Act[]): Promise<ShownAct[]> {
  const [organisation, names] = await Promise.all([readOrganisation(ctx), readNames(ctx, acts)])
  return acts.map(act => ({
    at: act.at,
    who: act.actorName ?? t(WHO[act.actorKind] ?? 'stranger'),
    whoHref: act.actorId ? `/staff/people/${act.actorId}` : '',
    what: t(`act.${act.type}`, { about: act.subjectName ?? names.get(act.subject) ?? teamOf(act, organisation) }),
    details: detailsOf(act, organisation, t),
  }))
}

const WHO: Record<string, string> = { system: 'program', 'api-key': 'key' }

/** What keys, notices and services among the subjects are called. */
async function readNames(ctx: Ctx, acts: Act[]): Promise<Map<string, string>> {
  const subjects = (module: string) => acts.filter(act => act.type.startsWith(module)).map(act => act.subject)
  const [keys, notices, replies, templates, knowledge, enquiries, catalogue] = await Promise.all([
    subjects('identity.key-').length > 0 ? listApiKeys(ctx) : [],
    listNotices(ctx, subjects('notices.')),
    nameReplies(ctx, subjects('replies.')),
    nameTemplateVersions(ctx, subjects('templates.')),
    nameKnowledge(ctx, subjects('knowledge.')),
    nameEnquiries(ctx, subjects('customers.enquiry-')),
    readCatalogue(ctx),
  ])
  const ofServices = acts.filter(act => act.type.startsWith('catalogue.'))
  return new Map([
    ...keys.map(({ id, name }): [string, string] => [id, quoted(name)]),
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
  const { changed, roles, teams, number, origin } = data as {
    changed?: string[]
    roles?: string[]
    teams?: string[]
    number?: number
    origin?: string
  }
  const saysRoles = roles && (!changed || changed.includes('roles'))
  return [
    changed && changed.length > 0 && t('changed', { parts: changed.map(part => sayPart(part, t)).join(', ') }),
    saysRoles && t('roles', { names: roleNames(roles).join(', ') }),
    teams && t('teams', { names: teamNames(organisation, teams).join(', ') || t('noTeams') }),
    type === 'catalogue.service-changed' &&
      `${t('version', { number: number ?? 1 })}, ${t(origin === 'staff' ? 'byStaff' : 'byPack')}`,
  ].filter(detail => typeof detail === 'string')
}
