import type { Block } from '../../platform/letter/index.ts'

/** What is said of one kind of news: the end of the subject, and what stands before the link. */
export interface Said {
  news: string
  blocks: Block[]
  /** The words of the link; 'See what is happening' where there is nothing to do. */
  link?: string
}
