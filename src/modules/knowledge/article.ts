import type { Actor } from '../../platform/actor.ts'
import type { Words } from '../../platform/text.ts'
import { can } from '../organisation/index.ts'

/** `everybody`: the public may read it too, by the API. */
export const AUDIENCES = ['staff', 'everybody'] as const
export type Audience = (typeof AUDIENCES)[number]

export const ARTICLE_STATES = ['draft', 'published', 'withdrawn'] as const
export type ArticleState = (typeof ARTICLE_STATES)[number]

/** What an article says, for whom, and who keeps it right. */
export interface ArticleDefinition {
  question: Words
  answer: Words
  /** Other words people use for it. */
  also: string
  audience: Audience
  team: string
  /** The colleague who keeps it right; null: any of the team. */
  owner: string | null
  /** ISO date: the last day on which it need not be looked at again. */
  reviewOn: string
  /** Ids of areas and wards; empty: everywhere. */
  areas: string[]
  services: string[]
}

export interface Article extends ArticleDefinition {
  id: string
  state: ArticleState
  /** The version that is shown, while it is published. */
  published: number | null
  /** The newest version; higher than `published`: there is a draft. */
  latest: number
}

/** After its review date an article is marked and sinks in the search. */
export const isPastReview = ({ reviewOn }: { reviewOn: string }, today: string): boolean => reviewOn < today

/** Drafts and what was withdrawn are for those who write. */
export const mayRead = (actor: Actor, { state }: { state: ArticleState }): boolean =>
  state === 'published' || can(actor, 'knowledge.change')

/** Who answers for an article or a contact: its owner, its team, and whoever publishes. */
export function answersFor(actor: Actor, { team, owner }: { team: string; owner?: string | null }): boolean {
  if (actor.kind !== 'staff') return actor.kind === 'system'
  return owner === actor.id || actor.teams.includes(team) || can(actor, 'knowledge.publish')
}
