import { FILINGS, missingParts, type FilingKind, type FilingState } from '@gongjian/domain/filing/filing.ts'
import type { PlanPack } from '@gongjian/domain/plan/pack.ts'
import { at } from './calendar.ts'
import { implementationWords, relocationWords, type FilingPlace } from './filing-words.ts'
import { notApplicable } from './places.ts'
import { rng } from './random.ts'
import type { TrialFiling, TrialFilingPart } from './types.ts'

interface Course {
  readonly state: FilingState
  /** null: on one of the days before it was due; a draft never. */
  readonly submittedOn: string | null
  readonly reviewedOn: string | null
  readonly returnReason?: string
  readonly without?: readonly string[]
  /** Parts that say too little to be accepted. */
  readonly thin?: readonly string[]
}

/** On time by 25 June 2019, 七（一）. What is not listed here went this way. */
const ON_TIME: Course = { state: 'accepted', submittedOn: null, reviewedOn: '2019-06-28' }
const OF_RELOCATION: Course = { state: 'accepted', submittedOn: null, reviewedOn: '2019-07-02' }
const DAYS_ON_TIME = ['2019-06-20', '2019-06-21', '2019-06-24', '2019-06-25', '2019-06-25']

const IMPLEMENTATION: Readonly<Record<string, Course>> = {
  '410108': { state: 'accepted', submittedOn: '2019-06-26', reviewedOn: '2019-07-01' },
  '410183': { state: 'accepted', submittedOn: '2019-06-28', reviewedOn: '2019-07-03' },
  '410122': {
    state: 'returned',
    submittedOn: '2019-06-25',
    reviewedOn: '2019-07-01',
    returnReason: '未附涉及项目名单，进度计划没有细化到季度，请补齐后重新报送。',
    without: ['project-list'],
  },
  zhengdong: {
    state: 'draft',
    submittedOn: null,
    reviewedOn: null,
    without: ['plan-file', 'project-list', 'schedule'],
  },
}

const RELOCATION: Readonly<Record<string, Course>> = {
  // All is written but one part, and so it cannot be sent.
  '410108': { state: 'draft', submittedOn: null, reviewedOn: null, without: ['part-9'] },
  gaoxin: { state: 'submitted', submittedOn: '2019-09-16', reviewedOn: null },
  '410182': {
    state: 'returned',
    submittedOn: '2019-06-25',
    reviewedOn: '2019-07-08',
    returnReason: '承接园区、补偿标准两部分没有实质内容，请与承接园区对接落实后重新报送。',
    thin: ['part-7', 'part-9'],
  },
  '410103': {
    state: 'returned',
    submittedOn: '2019-06-25',
    reviewedOn: '2019-07-09',
    returnReason: '职工安置部分没有具体安排，资金筹措未明确来源，请修改完善。',
    thin: ['part-6', 'part-8'],
  },
  hanggang: {
    state: 'draft',
    submittedOn: null,
    reviewedOn: null,
    without: ['plan-file', 'part-6', 'part-7', 'part-8', 'part-9'],
  },
}

/** 具体实施方案 of the 16 bodies, and 搬迁改造实施方案 of those that have heavy polluters to move. */
export function trialFilings(pack: PlanPack): TrialFiling[] {
  const bodies = pack.units.filter((u) => u.kind === 'body').map((u) => placeOf(pack, u.code))
  const moving = bodies.filter((p) => notApplicable['3.1']?.[p.unit] === undefined)
  return [
    ...bodies.map((p) => filing('implementation', p, IMPLEMENTATION[p.unit] ?? ON_TIME, implementationWords(p))),
    ...moving.map((p) => filing('relocation', p, RELOCATION[p.unit] ?? OF_RELOCATION, relocationWords(p))),
  ]
}

function filing(kind: FilingKind, p: FilingPlace, course: Course, words: Record<string, string>): TrialFiling {
  const r = rng(`filing/${kind}/${p.unit}`)
  const parts = FILINGS[kind].parts.map((part) => {
    const text = wordsOf(course, part.key, words[part.key] ?? '')
    return part.wants === 'file'
      ? asFile(part.key, `${p.name}${FILINGS[kind].title}.txt`, text)
      : asText(part.key, text)
  })
  const have = parts.map((part) => ({ key: part.key, text: part.text, files: part.files.length }))
  return {
    trial: true,
    kind,
    unit: p.unit,
    state: course.state,
    submittedAt: course.state === 'draft' ? null : at(r, course.submittedOn ?? r.pick(DAYS_ON_TIME)),
    reviewedAt: course.reviewedOn === null ? null : at(r, course.reviewedOn),
    returnReason: course.returnReason ?? null,
    parts,
    missing: missingParts(kind, have).map((part) => part.title),
  }
}

function wordsOf(course: Course, key: string, whole: string): string {
  if (course.without?.includes(key)) return ''
  return course.thin?.includes(key) ? '正在与有关方面对接，待进一步明确后补充完善。' : whole
}

function asFile(key: string, name: string, text: string): TrialFilingPart {
  return { key, text: '', files: text === '' ? [] : [{ name, text }] }
}

function asText(key: string, text: string): TrialFilingPart {
  return { key, text, files: [] }
}

function placeOf(pack: PlanPack, unit: string): FilingPlace {
  const name = pack.units.find((u) => u.code === unit)?.name ?? unit
  return {
    unit,
    name: name.replace(/管委会$/, ''),
    townships: pack.townships.filter((t) => t.unit === unit).map((t) => t.name),
  }
}
