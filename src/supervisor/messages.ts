/** What a child tells its supervisor over the channel between them. */
export type FromChild = { type: 'ready'; port?: number } | { type: 'cannot-start'; sentence: string }

/**
 * What the supervisor tells a child. `begin`: the database is there, these are its settings (as in the environment; until
 * then the child only loads its code). `stop`: finish what you are doing, take nothing new, then end.
 */
export type ToChild = { type: 'begin'; settings: Record<string, string> } | { type: 'stop' }

/** In the environment of a child of ours. A channel alone says nothing: other keepers of processes open one too. */
export const SUPERVISED = { FIRSTPOINT_SUPERVISED: 'yes' }

/** Does our supervisor hold the other end? */
export const isSupervised = (): boolean =>
  process.send !== undefined && process.env.FIRSTPOINT_SUPERVISED === SUPERVISED.FIRSTPOINT_SUPERVISED
