import type { SiteBase } from '../site-base.ts'

/** Where a released photo of a public request is: on the public site, which stops showing it when it is taken back. */
export const photoUrl = (base: SiteBase, reference: string, fileId: string): string =>
  `${base.origin}/reports/${reference}/photos/${fileId}`
