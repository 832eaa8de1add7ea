import assert from 'node:assert/strict'
import { test } from 'node:test'
import { streetOf } from './street.ts'

test('a street is the one that was named, however it was written, and never a guess', () => {
  const named: Record<string, string | null> = {
    'outside number 12, Station Road, by the bank': 'Station Road',
    'outside station rd': 'Station Road',
    'on the corner of St Mary Street': 'St Mary Street',
    'Corner of High Street and Mill Lane': 'High Street',
    'middle of the road': null,
    'the main road': null,
    'by the church': null,
    'ger Ffordd Rhosddu': 'Ffordd Rhosddu',
    'SP1 3YQ, Salisbury St. Edmund’s': null,
    'Near SN14 0XY, Chippenham Cepen Park & Derriads': null,
    'Ger LL11 1AY, Parc Maes': null,
    'by the gate of St. Edmund’s church': null,
    'SN15 1ER Station Road': 'Station Road',
    'Wilton St': 'Wilton Street',
    '': null,
  }
  for (const [words, street] of Object.entries(named)) assert.equal(streetOf(words), street, words)
})
