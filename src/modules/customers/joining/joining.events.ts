import { event } from '../../../platform/events/index.ts'

/** `customerId` and every id of its person belong to `personId` now. For what must be unique per person. */
export const customersMerged = event<{ mergeId: string; customerId: string; personId: string }>(
  'customers.merged',
  ({ personId }) => personId,
)

/** A merge was undone: `customerId` is of `personId` again, apart from `otherPersonId`. */
export const customersUnmerged = event<{
  mergeId: string
  customerId: string
  personId: string
  otherPersonId: string
}>('customers.unmerged', ({ otherPersonId }) => otherPersonId)

/** Somebody looked at two records and said that they are different people. */
export const pairSetApart = event<{ pairId: string; customerId: string; otherId: string }>(
  'customers.pair-set-apart',
  ({ customerId }) => customerId,
)

export const pairPutOff = event<{ pairId: string; customerId: string; otherId: string }>(
  'customers.pair-put-off',
  ({ customerId }) => customerId,
)

export const pairReopened = event<{ pairId: string; customerId: string; otherId: string }>(
  'customers.pair-reopened',
  ({ customerId }) => customerId,
)

/** From now on certain pairs join by themselves, or no more. */
export const joiningRuleSigned = event<{ ruleId: string }>('customers.joining-rule-signed', ({ ruleId }) => ruleId)
export const joiningRuleWithdrawn = event<{ ruleId: string }>(
  'customers.joining-rule-withdrawn',
  ({ ruleId }) => ruleId,
)
