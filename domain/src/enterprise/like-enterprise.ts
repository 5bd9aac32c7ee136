/** Whether two names may be one enterprise, written differently: for a person to decide. */

const BLANKS = /[\s()（）·."“”'-]/g
const FULL_PLACE = /^([一-龥]{2,3}省)?([一-龥]{2,3}市){0,2}([一-龥]{2,3}[县区])?/
const FORMS = /有限责任公司|股份有限公司|集团有限公司|有限公司|股份公司|集团|公司|总厂|分厂|厂/g
/** Signs and words that one ledger writes for another's. */
const VARIANTS: readonly (readonly [RegExp, string])[] = [
  [/碳/g, '炭'],
  [/黏/g, '粘'],
  [/砼/g, '混凝土'],
  [/耐火材料|耐火|耐材/g, '耐材'],
]

/**
 * What tells one works from another in its name: without places that say 省 市 县 区, without legal form, of usual variants one.
 * 巩义市宏达耐火材料有限公司 → 宏达耐材. The database tells the same (enterprise_core, server/src/db/migrations/037-enterprise-core.ts).
 */
export function enterpriseCore(name: string): string {
  const plain = name.normalize('NFKC').replace(BLANKS, '').toLowerCase()
  const bare = plain.replace(FULL_PLACE, '').replace(FORMS, '')
  return VARIANTS.reduce((core, [sign, usual]) => core.replace(sign, usual), bare.length < 2 ? plain : bare)
}

/** 行政区划简称 of the country's provinces (GB/T 2260), as names have them in front. */
const PROVINCES =
  '河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海'
/** What must be left: a district's name is often an enterprise's own word (中原炭素), a county's hardly ever. */
const AFTER_COUNTY = 2
const AFTER_DISTRICT = 4

export interface PlanPlaces {
  /** 郑州市 */
  readonly city: string
  /** The bodies of the plan: 巩义市, 巩义. */
  readonly units: readonly { readonly name: string; readonly short: string }[]
}

function alternatives(words: readonly string[]): string {
  return words.length === 0 ? '(?!)' : words.join('|')
}

function placeWords({ city, units }: PlanPlaces): Record<'cities' | 'counties' | 'districts', string[]> {
  const bare = (name: string): string => name.replace(/[市县区]$/, '')
  const isCounty = (u: { name: string }): boolean => /[市县]$/.test(u.name)
  const plain = (words: readonly string[]): string[] =>
    [...new Set(words)].filter((w) => /^[一-龥]{2,}$/.test(w)).sort((a, b) => b.length - a.length)
  return {
    cities: plain([bare(city)]),
    counties: plain(units.filter(isCounty).map((u) => bare(u.name))),
    districts: plain(units.filter((u) => !isCounty(u)).flatMap((u) => [bare(u.name), u.short])),
  }
}

/**
 * What placePattern takes off, one after the other, each in every writing and as nothing at all: all that may stand in a core before
 * what is the enterprise's own.
 */
export function placesBefore(places: PlanPlaces): Record<'provinces' | 'cities' | 'counties', string[]> {
  const { cities, counties, districts } = placeWords(places)
  const written = (words: readonly string[], ends: readonly string[]): string[] =>
    words.flatMap((w) => ['', ...ends].map((end) => w + end))
  return {
    provinces: ['', ...written(PROVINCES.split('|'), ['省'])],
    cities: ['', ...written(cities, ['市'])],
    counties: ['', ...written(counties, ['市', '县']), ...written(districts, ['区'])],
  }
}

/**
 * The places in front of a name that the plan knows, with 市, 县, 区 or without, as a pattern that JavaScript and PostgreSQL read alike:
 * 河南巩义兴达砖 → 兴达砖. One county at most: what follows it is the enterprise's own.
 */
export function placePattern(places: PlanPlaces): string {
  const { cities, counties, districts } = placeWords(places)
  const left = (n: number): string => `(?=${'.'.repeat(n)})`
  return [
    `^(?:(?:${PROVINCES})省?)?`,
    `(?:(?:${alternatives(cities)})市?)?`,
    `(?:(?:${alternatives(counties)})[市县]?${left(AFTER_COUNTY)}|(?:${alternatives(districts)})区?${left(AFTER_DISTRICT)})?`,
  ].join('')
}

/** The core without the plan's places; where nothing else would be left, with them. `places`: placePattern. */
export function ownName(name: string, places: RegExp): string {
  const core = enterpriseCore(name)
  const own = core.replace(places, '')
  return own.length < 2 ? core : own
}
