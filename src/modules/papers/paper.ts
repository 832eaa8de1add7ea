/** What must not be lost: a birth certificate, a cheque, money. */
export const PAPER_KINDS = ['original', 'cheque', 'cash'] as const
export type PaperKind = (typeof PAPER_KINDS)[number]

/** Kept in the house; given back to whom it belongs; or paid in. The last two end it. */
export const PAPER_WAYS = ['kept', 'returned', 'banked'] as const
/** How somebody moves it; or it was written down wrong, which ends it too. */
export type PaperWay = (typeof PAPER_WAYS)[number] | 'mistaken'

export interface PaperMove {
  way: PaperWay
  /** Kept: where. Returned: to whom. Banked: into which account. Mistaken: why. */
  place: string
  /** Of signed-for post, or of the paying-in slip. */
  slip: string | null
  by: string
  at: Date
}

export interface Paper {
  id: string
  kind: PaperKind
  what: string
  pence: number | null
  receivedId: string | null
  openedBy: string
  openedById: string
  openedAt: Date
  confirmedBy: string | null
  confirmedAt: Date | null
  leftAt: Date | null
  /** The oldest first; the last is where it is. */
  moves: PaperMove[]
}

export const isMoney = (kind: PaperKind): boolean => kind !== 'original'

/** Money is banked, an original never; both can be given back or moved. Pure. */
export const waysOf = (kind: PaperKind): readonly PaperWay[] =>
  isMoney(kind) ? PAPER_WAYS : PAPER_WAYS.filter(way => way !== 'banked')
