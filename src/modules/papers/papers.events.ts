import { event } from '../../platform/events/index.ts'
import type { PaperKind, PaperWay } from './paper.ts'

interface Of {
  paperId: string
}
const about = ({ paperId }: Of): string => paperId

export const paperLogged = event<Of & { kind: PaperKind; receivedId: string | null }>('papers.logged', about)
export const paperConfirmed = event<Of>('papers.confirmed', about)
export const paperMoved = event<Of & { way: PaperWay }>('papers.moved', about)
