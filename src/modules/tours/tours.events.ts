import { event } from '../../platform/events/index.ts'

export const stopAdded = event<{ stopId: string }>('tours.stop-added', data => data.stopId)
export const stopCancelled = event<{ stopId: string }>('tours.stop-cancelled', data => data.stopId)
