/** So long can a message that a colleague sends be taken back, whatever it answers: the same everywhere. */
const UNDO_SECONDS = 10

/** When what is sent now goes. */
export const goesAfterUndo = ({ now }: { now: () => Date }): Date => new Date(now().getTime() + UNDO_SECONDS * 1000)
