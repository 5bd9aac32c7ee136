/** GB 32100-2015: 18 signs of this alphabet (no I, O, S, V, Z), the last one checks the others. */
const SIGNS = '0123456789ABCDEFGHJKLMNPQRTUWXY'
export const CREDIT_CODE_LENGTH = 18
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]

/** The check sign of the first 17; null where one of them is not of the alphabet. */
export function creditCodeCheck(first17: string): string | null {
  if (first17.length !== WEIGHTS.length) return null
  const values = [...first17].map((c) => SIGNS.indexOf(c))
  if (values.includes(-1)) return null
  const sum = values.reduce((total, v, i) => total + v * (WEIGHTS[i] ?? 0), 0)
  return SIGNS[(31 - (sum % 31)) % 31] ?? null
}

/** As people and workbooks write it: full-width, with spaces, in small letters. */
export function normalCreditCode(text: string): string {
  return text.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase()
}

/** What is wrong with the (normalised) code, in words that say what to do; null: nothing. */
export function creditCodeProblem(code: string): string | null {
  if (code.length !== CREDIT_CODE_LENGTH) return `统一社会信用代码应为 ${CREDIT_CODE_LENGTH} 位，现为 ${code.length} 位`
  const bad = [...code].find((c) => !SIGNS.includes(c))
  if (bad !== undefined) return `统一社会信用代码里不会有“${bad}”，请核对（字母 O、I 多半是数字 0、1）`
  const check = creditCodeCheck(code.slice(0, 17))
  return check === code[17] ? null : `统一社会信用代码的校验位不对，请对照营业执照核对`
}

/**
 * The range of made-up codes (trial data): 91 (工商·企业), then division 000000, which is no division and so can never be
 * registered in, then an organisation code that begins with DEM. They pass GB 32100-2015 (and GB 11714 within), and anyone
 * who reads 91000000DEM… sees that no licence bears it.
 */
export const MADE_UP_PREFIX = '91000000DEM'

export function isMadeUpCode(code: string): boolean {
  return code.startsWith(MADE_UP_PREFIX)
}

/** Outside the trial a made-up code names nobody; null: the code may name an enterprise. */
export function madeUpProblem(code: string, isTrial: boolean): string | null {
  return isMadeUpCode(code) && !isTrial
    ? `${code} 属于演示专用的号段，不是真实的统一社会信用代码，请对照营业执照填写`
    : null
}
