// rota: who is planned when, and whether that fits what comes in.

export { type Demand, readDemand } from './demand.read.ts'
export { type Enough, type Range, WAYS_IN, type WayIn } from './demand.ts'
export { mayPlan, mayReadRota } from './may-plan.ts'
export { copyWeek, type NewShifts, planShifts, removeShifts } from './plan-shifts.ts'
export { setPace } from './set-pace.ts'
export {
  addDays,
  daysOfWeek,
  isAwayOn,
  mondayOf,
  SHIFT_CHANNELS,
  type Shift,
  type ShiftChannel,
  swapsFor,
  todayOf,
} from './shift.ts'
export {
  type ChangedShift,
  findPlanned,
  gapsOfShifts,
  listGaps,
  type PlannedShift,
  type RotaChange,
  type RotaGap,
  readOwnRota,
  readPlanned,
  readWeek,
} from './shifts.read.ts'
export { rotaFollower } from './subscribers.ts'
export {
  answerSwap,
  askSwap,
  decideSwap,
  seeSwap,
  setSwapRule,
  withdrawSwap,
} from './swap-shifts.ts'
export { hasSwapNews, listSwaps, type Swap, type SwapState, swapNeedsLeader } from './swaps.read.ts'
