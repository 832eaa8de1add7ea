import type { Need } from '../../../modules/customers/index.ts'
import { CONTACT, type Question, SAFE } from '../../../platform/form/index.ts'
import { NEED_NAMES } from '../customers/words.ts'

/** Where in a script a need matters: before the first question, where somebody goes, how we write to her, at the end. */
type Step = 'start' | 'place' | 'writing' | 'end'

export interface NeedOfCaller {
  kind: Need
  detail: string
}

interface Adjustment {
  at: Step
  kind: 'say' | 'do'
  /** `{detail}`: what was said of the need, such as the language. */
  text: string
  /** It says that we write to her: left out where nothing is written. */
  writes?: true
}

/** What each need changes of what an adviser says and does. The same needs as beside the person. */
const ADJUSTMENTS: Record<Need, readonly Adjustment[]> = {
  'large-print': [
    { at: 'writing', kind: 'say', text: 'We write to you in large print. You do not have to ask again.', writes: true },
  ],
  braille: [
    {
      at: 'writing',
      kind: 'say',
      text: 'We write to you in braille. That takes two or three days longer.',
      writes: true,
    },
    {
      at: 'end',
      kind: 'do',
      text: 'Read the reference and the promise aloud twice: the braille comes later.',
      writes: true,
    },
  ],
  'easy-read': [
    { at: 'start', kind: 'do', text: 'Use short sentences and everyday words. Ask one thing at a time.' },
    {
      at: 'end',
      kind: 'do',
      text: 'Ask them to say in their own words what happens next. What we send is in easy read.',
      writes: true,
    },
  ],
  audio: [
    { at: 'writing', kind: 'say', text: 'We send you a recording. You do not have to read anything.', writes: true },
    { at: 'end', kind: 'do', text: 'Read the reference and the promise aloud twice.' },
  ],
  bsl: [
    {
      at: 'start',
      kind: 'do',
      text: 'Go on by video relay or with a BSL interpreter. Look at and speak to them, not to the interpreter.',
    },
    { at: 'place', kind: 'do', text: 'If somebody is to meet them, write down that a BSL interpreter is needed.' },
    { at: 'writing', kind: 'do', text: 'Offer email or text, never a call without relay.', writes: true },
  ],
  interpreter: [
    {
      at: 'start',
      kind: 'do',
      text: 'Ring the interpreter line and ask for {detail}. Speak to them, not to the interpreter. No friend or child has to interpret.',
    },
    {
      at: 'place',
      kind: 'do',
      text: 'If somebody is to meet them, write down that an interpreter is needed: {detail}.',
    },
    { at: 'end', kind: 'do', text: 'Let the interpreter say the reference and the promise too.' },
  ],
  'text-relay': [
    { at: 'start', kind: 'do', text: 'They read what you say. Speak in short pieces, and wait for ‘go ahead’.' },
    { at: 'writing', kind: 'do', text: 'A number to ring back is rung through Relay UK: 18001 and the number.' },
  ],
  'longer-time': [
    {
      at: 'start',
      kind: 'say',
      text: 'There is no hurry. We can stop at any time and go on another day, at the same question.',
    },
    {
      at: 'end',
      kind: 'do',
      text: 'If they are tired, save the form and give them the code. Nobody has to finish today.',
    },
  ],
  access: [{ at: 'place', kind: 'do', text: 'Make sure that wherever they go or we visit fits: {detail}.' }],
}

/** What her needs change at this step; after danger was heard (`isHushed`) nothing is said of writing: we write nothing, and somebody may listen. */
export function adjustmentsAt(step: Step, needs: readonly NeedOfCaller[], { isHushed = false } = {}) {
  return needs.flatMap(need =>
    ADJUSTMENTS[need.kind]
      .filter(({ at, writes }) => at === step && !(isHushed && writes))
      .map(({ kind, text }) => ({
        kind,
        text: text.replace('{detail}', need.detail || 'what they need'),
        need: NEED_NAMES[need.kind],
      })),
  )
}

/** Which step a question is: the place where somebody goes or is, or how we reach her. Null: neither. */
export function stepOf(question: Pick<Question, 'id' | 'type'>): Step | null {
  if (question.id === CONTACT || question.id === SAFE) return 'writing'
  return question.type === 'place' || question.type === 'address' ? 'place' : null
}
