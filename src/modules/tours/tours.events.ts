import { event } from '../../platform/events/index.ts'

export const stopAdded = event<{ stopId: string }>('tours.stop-added', data => data.stopId)
export const stopCancelled = event<{ stopId: string }>('tours.stop-cancelled', data => data.stopId)
export const deskOpened = event<{ stopId: string; deskId: string }>('tours.desk-opened', data => data.stopId)
/** `because`: it was over, or the device was lost. From then on nobody can read what was left on the device. */
export const deskEnded = event<{ stopId: string; deskId: string; because: 'over' | 'lost' }>(
  'tours.desk-ended',
  data => data.stopId,
)
/** Something asked without a network has arrived. */
export const takenAtDesk = event<{ stopId: string; deskId: string; requestId: string }>(
  'tours.taken-at-desk',
  data => data.stopId,
)
