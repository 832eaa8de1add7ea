import { type Columns, columnReader } from '../../../platform/importing/index.ts'

/** What is known of a conversation of an old system, each with other names of its column. */
const NAMES = {
  id: 'id interactionid conversationid contactid caseid enquiryid recordid ref reference uid',
  customer: 'customer customerid customerref person personid contact client clientid',
  at: 'at when date datetime happened started startedat start created createdat createdon contactdate',
  time: 'time starttime contacttime',
  channel: 'channel medium contacttype contactmethod method',
  direction: 'direction inout',
  asked: 'asked subject about question enquiry description details summary',
  answer: 'answer response resolution note notes comments action',
  outcome: 'outcome result status closure',
  team: 'team department section group teamname handledby',
}

type InteractionField = keyof typeof NAMES
export type InteractionColumns = Columns<InteractionField>

export const interactionColumns = columnReader<InteractionField>(NAMES)
