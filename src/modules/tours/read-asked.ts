import { isId } from '../../platform/id.ts'
import type { AskedAtDesk, RaisedLetter, Typed } from './desk.ts'

const MOST_RAISED = 20

/** What a device sealed, as far as it has the shape; null where it has not. Its answers are judged later. */
export function readAsked(text: string | null): AskedAtDesk | null {
  const value = parsed(text)
  if (!isRecord(value) || !isRecord(value.typed)) return null
  const { service, versionId, takenAt, typed } = value
  if (typeof service !== 'string' || typeof versionId !== 'string' || typeof takenAt !== 'string') return null
  const questions = Object.entries(typed).flatMap(([id, boxes]) => (isRecord(boxes) ? [[id, boxesOf(boxes)]] : []))
  const unfinished = value.unfinished === true && { unfinished: true }
  const raised = Array.isArray(value.raised) ? value.raised.filter(isId).slice(0, MOST_RAISED) : []
  return {
    ...{ service, versionId, takenAt, typed: Object.fromEntries(questions), ...unfinished },
    ...(raised.length > 0 && { raised }),
  }
}

/** The same of a key that was pressed. */
export function readRaised(text: string | null): RaisedLetter | null {
  const value = parsed(text)
  if (!isRecord(value)) return null
  const { kind, at, note, before } = value
  const isWhole = [kind, at, note, before].every(each => typeof each === 'string')
  return isWhole ? ({ kind, at, note, before } as unknown as RaisedLetter) : null
}

function boxesOf(boxes: Record<string, unknown>): Typed {
  return Object.fromEntries(
    Object.entries(boxes).flatMap(([name, value]): [string, string | string[]][] => {
      if (typeof value === 'string') return [[name, value]]
      return Array.isArray(value) ? [[name, value.filter(each => typeof each === 'string')]] : []
    }),
  )
}

function parsed(text: string | null): unknown {
  try {
    return text === null ? null : JSON.parse(text)
  } catch {
    return null
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
