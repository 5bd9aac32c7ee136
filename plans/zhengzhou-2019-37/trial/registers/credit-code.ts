import { creditCodeCheck, MADE_UP_PREFIX } from '@gongjian/domain/enterprise/credit-code.ts'

const SIGNS = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const BODY_DIGITS = 5

/** GB 11714: letters count 10 to 35 here, also those that GB 32100 leaves out. */
function organisationCheck(body: string): string {
  const weights = [3, 7, 9, 10, 5, 8, 4, 2]
  const sum = [...body].reduce((total, c, i) => total + Number.parseInt(c, 36) * (weights[i] ?? 0), 0)
  const check = 11 - (sum % 11)
  return check === 10 ? 'X' : check === 11 ? '0' : String(check)
}

/** The code of the n-th enterprise of the trial, n from 1, out of the range that is made up for it. */
export function trialCode(n: number): string {
  let digits = ''
  for (let rest = n; digits.length < BODY_DIGITS; rest = Math.floor(rest / SIGNS.length)) {
    digits = (SIGNS[rest % SIGNS.length] ?? '0') + digits
  }
  const first17 = `${MADE_UP_PREFIX}${digits}${organisationCheck(`DEM${digits}`)}`
  return `${first17}${creditCodeCheck(first17) ?? ''}`
}
