/** What a child tells its supervisor over the channel between them. */
export type FromChild = { type: 'ready'; port?: number } | { type: 'cannot-start'; sentence: string }

/**
 * What the supervisor tells a child. `begin`: the database is there, these are its settings (as in the environment; until
 * then the child only loads its code). `stop`: finish what you are doing, take nothing new, then end.
 */
export type ToChild = { type: 'begin'; settings: Record<string, string> } | { type: 'stop' }
