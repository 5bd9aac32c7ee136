import type { TargetComparator } from '@gongjian/domain/plan/reading.ts'
import type { Suffix } from '../quantity/quantities.ts'

export type Direction = 'decrease' | 'increase' | 'level'

/** Words right before a number that set it as a goal. */
export interface Operator {
  readonly words: string
  readonly direction: Direction
  readonly comparator: TargetComparator
  /** 达到 and the like say what is wanted; 超过, 低于 may as well describe. */
  readonly describes: boolean
}

/** No operator stands further from its number. */
const REACH = 40
const TO = '(?:到|至|为)'
const RISE = '提高|提升|增加|增长|扩大|上升|拓展|扩展|发展|升|增|提|扩面|扩容'
const FALL = '下降|降低|减少|压减|压缩|缩短|控制|削减|降|缩减|下调|消减|精简|缩'

interface Form {
  readonly form: RegExp
  readonly direction: Direction
  readonly comparator: TargetComparator
  readonly describes: boolean
}

/** 达到最大用电负荷的5%: the whole that a share is of stands between. */
const SHARE_OF = /(达到|不低于|不少于|提高到|提升至|控制在)[^，。；的]{2,16}的$/

const GOAL_WORD = '(?:目标值|目标|一半)?(?:国家|省级|市级)?'
const FORMS: readonly Form[] = [
  {
    form: new RegExp(`(?:不低于|不少于|不小于|不得低于|不得少于|不能低于|至少|最低|≥|大于等于|不应低于|不应少于)$`),
    direction: 'level',
    comparator: '>=',
    describes: false,
  },
  {
    form: new RegExp(`(?:不高于|不超过|不大于|不多于|不得超过|不得高于|不得大于|不应超过|≤|小于等于)$`),
    direction: 'level',
    comparator: '<=',
    describes: false,
  },
  { form: /(?:超过|高于|突破|大于|多于|超出|超|>|优于)$/, direction: 'level', comparator: '>', describes: true },
  { form: /(?:低于|小于|少于|<|不足|不到)$/, direction: 'level', comparator: '<', describes: true },
  { form: new RegExp(`(?:${RISE})${TO}${GOAL_WORD}$`), direction: 'level', comparator: '=', describes: false },
  { form: new RegExp(`(?:${FALL})(?:在|${TO})${GOAL_WORD}$`), direction: 'level', comparator: '=', describes: false },
  {
    form: /(?:(?:稳定|保持|维持|控制|稳控)(?:在|于)|保持|维持)$/,
    direction: 'level',
    comparator: '=',
    describes: false,
  },
  {
    form: new RegExp(
      `(?:达到|达标率|达|达至|实现|占比为|占到|占比|比例为|率为|浓度为|总量为|目标为|规模为|任务为|覆盖率|覆盖面达)${GOAL_WORD}$`,
    ),
    direction: 'level',
    comparator: '=',
    describes: false,
  },
  {
    form: /(?:下降|减少|降低|削减|压减|消减|减排|化解|下调|压缩|缩减|缩短|改善)(?:了)?$/,
    direction: 'decrease',
    comparator: '=',
    describes: false,
  },
  { form: /(?:增长|提高|提升|增加|新增|上升|增速)(?:了)?$/, direction: 'increase', comparator: '=', describes: false },
]

/** The operator at the end of the words before a number; 约, 分别, 均 may stand between. */
export function operatorAt(all: string): Operator | null {
  const before = all.slice(-REACH)
  const approximate = /(?:大约|约|近|接近)$/.exec(before)
  const words = before.replace(/(?:大约|约|近|接近)$/, '').replace(/(?:[人户]均|分别|均|各|再|累计|力争|以上)$/, '')
  const share = SHARE_OF.exec(words)
  const verb = share?.[1] ? operatorAt(share[1]) : null
  if (share && verb) return { ...verb, words: before.slice(share.index) }
  for (const { form, direction, comparator, describes } of FORMS) {
    const match = form.exec(words)
    if (match) {
      return { words: before.slice(match.index), direction, comparator: approximate ? '~' : comparator, describes }
    }
  }
  return null
}

/** 以上, 左右 behind the number speak louder than the word before it. */
export function comparatorOf(operator: TargetComparator, suffix: Suffix): TargetComparator {
  switch (suffix) {
    case '以上':
    case '及以上':
      return '>='
    case '以下':
    case '及以下':
    case '以内':
      return '<='
    case '左右':
      return '~'
    case '':
      return operator
  }
}
