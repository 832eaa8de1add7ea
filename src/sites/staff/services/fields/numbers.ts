import type { Service } from '../../../../modules/catalogue/index.ts'
import { type Field, FieldWrong } from './field.ts'

/** A number as people write it: '2', '2.5', '1,000', '£65'. Null for nothing. Throws FieldWrong. */
export function numberOf(typed: string, label: string): number | null {
  const plain = typed.replaceAll(/[£,\s]/g, '')
  if (!plain) return null
  if (!/^\d{1,9}(\.\d{1,2})?$/.test(plain)) throw new FieldWrong(`${label}: enter a number, such as 20`)
  return Number(plain)
}

export interface NumberField {
  name: string
  at: string
  label: string
  hint?: string
  group: string
  required: boolean
  value: string
  /** Null: the box is empty. */
  put(service: Service, value: number | null): void
}

export function numberField(about: NumberField): Field {
  return {
    ...about,
    control: 'number',
    put: (service, typed) => about.put(service, numberOf(typed, about.label)),
  }
}
