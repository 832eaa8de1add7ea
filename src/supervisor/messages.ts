/** What a child tells its supervisor over the channel between them. */
export type FromChild = { type: 'ready'; port?: number } | { type: 'cannot-start'; sentence: string }

/** What the supervisor tells a child: finish what you are doing, take nothing new, then end. */
export type ToChild = { type: 'stop' }
