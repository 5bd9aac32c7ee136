import { ENTERPRISE_FIELDS, type EnterpriseField } from '@gongjian/domain/enterprise/enterprise.ts'
import type { EnterpriseRow } from '@gongjian/domain/enterprise/detail.ts'
import { textOf } from '@gongjian/domain/register/value.ts'
import { placeWords } from './enterprise-words.ts'

export interface Side {
  readonly label: string
  readonly first: string
  readonly second: string
  /** Both are filled and say something else. */
  readonly differs: boolean
}

function side(label: string, first: string, second: string): Side {
  return { label, first, second, differs: first !== '' && second !== '' && first !== second }
}

const PLACES = 5
function pointOf({ point }: EnterpriseRow): string {
  return point ? `${point.longitude.toFixed(PLACES)}, ${point.latitude.toFixed(PLACES)}` : ''
}

/** Two enterprises line by line; what neither has filled is left out. */
export function sidesOf(first: EnterpriseRow, second: EnterpriseRow): Side[] {
  const keys = (Object.keys(ENTERPRISE_FIELDS) as EnterpriseField[]).filter((k) => k !== 'name')
  const fields = keys.map((key) => {
    const field = ENTERPRISE_FIELDS[key]
    return side(field.label, textOf(first.values[key] ?? null, field), textOf(second.values[key] ?? null, field))
  })
  return [
    side('所在', placeWords(first), placeWords(second)),
    ...fields,
    // How far apart is told in the head: no two points are the same to the digit.
    { ...side('坐标', pointOf(first), pointOf(second)), differs: false },
    { ...side('台账条目', `${first.items} 条`, `${second.items} 条`), differs: false },
  ].filter((s) => s.first !== '' || s.second !== '')
}
