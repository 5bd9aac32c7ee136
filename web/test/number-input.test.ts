import { expect, it } from 'vitest'
import { typedNumber } from '../src/components/number-input.tsx'

it.each([
  ['8.5', '8.5'],
  ['８．５', '8.5'],
  ['8.', '8'],
  ['1,200', '1200'],
  ['-3', '-3'],
  // The field stays empty and asks: 85 points of a hundred were nobody's.
  ['8,5', ''],
  ['8，5', ''],
  ['1 2', ''],
  ['', ''],
])('%s typed is %j', (text, number) => expect(typedNumber(text)).toBe(number))
