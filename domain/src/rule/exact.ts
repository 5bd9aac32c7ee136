import { unitFacts } from '../quantity/units.ts'

/**
 * A number as a document or a ledger writes it, kept as a fraction of whole numbers: 0.1 is one tenth, and no conversion moves
 * a value over a bound. Never in lowest terms unless asked; `d` is above zero.
 */
export interface Exact {
  readonly n: bigint
  readonly d: bigint
}

const DECIMAL = /^([+-]?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d{1,3}))?$/

/** '0.2', '1e-7'; null: not a decimal. */
export function findExact(text: string): Exact | null {
  const match = DECIMAL.exec(text)
  if (!match) return null
  const [, sign, whole = '', fraction = '', exponent = '0'] = match
  const shift = Number(exponent) - fraction.length
  const digits = BigInt(whole + fraction) * (sign === '-' ? -1n : 1n)
  return shift >= 0 ? { n: digits * 10n ** BigInt(shift), d: 1n } : { n: digits, d: 10n ** BigInt(-shift) }
}

/** The decimal that the text stands for; throws where it is none. */
export function exact(text: string): Exact {
  return findExact(text) ?? refuse(text)
}

function refuse(text: string): never {
  throw new Error(`not a decimal number: ${text}`)
}

/** The digits that PostgreSQL keeps when it turns float8 into numeric; one more would be the noise of the binary number. */
const SAFE_DIGITS = 15

/** A number of a fact, as the decimal that was written. */
export function exactOf(value: number): Exact {
  return exact(value.toPrecision(SAFE_DIGITS))
}

export function times(a: Exact, b: Exact): Exact {
  return { n: a.n * b.n, d: a.d * b.d }
}

/** Below zero: a is the smaller. */
export function compare(a: Exact, b: Exact): number {
  const difference = a.n * b.d - b.n * a.d
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

function gcd(a: bigint, b: bigint): bigint {
  return b === 0n ? a : gcd(b, a % b)
}

/** Plain decimal text; null: it has no end (1 亩 in 公顷). */
export function decimalText({ n, d }: Exact): string | null {
  const sign = n < 0n ? '-' : ''
  const size = n < 0n ? -n : n
  const common = gcd(size, d)
  let rest = d / common
  let scale = 0
  for (const factor of [10n, 2n, 5n])
    while (rest % factor === 0n) {
      rest /= factor
      scale += 1
    }
  if (rest !== 1n) return null
  const digits = String((size * 10n ** BigInt(scale)) / d).padStart(scale + 1, '0')
  const whole = digits.slice(0, digits.length - scale)
  const fraction = digits.slice(digits.length - scale).replace(/0+$/, '')
  return `${sign}${whole}${fraction === '' ? '' : `.${fraction}`}`
}

/**
 * The nearest number of the machine. Decimals of up to 15 digits keep their order and their equality, so a bound that was
 * converted exactly can be compared as a plain number, in JavaScript as in SQL.
 */
export function toNumber(value: Exact): number {
  const text = decimalText(value)
  return text === null ? Number(value.n) / Number(value.d) : Number(text)
}

/** A unit's factor: a decimal, or thirds of one (亩). */
function factorOf(factor: number): Exact {
  const text = String(factor)
  return text.length <= 12 ? exact(text) : { n: BigInt(Math.round(factor * 3)), d: 3n }
}

/** The same amount in another unit, nothing rounded; null when the two measure different things or one is not known. */
export function inUnit(value: Exact, from: string, to: string): Exact | null {
  if (from === to) return value
  const [a, b] = [unitFacts(from), unitFacts(to)]
  if (!a || !b || a.dimension !== b.dimension) return null
  const [times1, per] = [factorOf(a.factor), factorOf(b.factor)]
  return { n: value.n * times1.n * per.d, d: value.d * times1.d * per.n }
}
