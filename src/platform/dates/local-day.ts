/** The local day of the council at a moment, as ISO date. */
export const localDay = (moment: Date): string =>
  moment.toTemporalInstant().toZonedDateTimeISO('Europe/London').toPlainDate().toString()
