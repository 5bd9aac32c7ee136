import { partEnd } from './parts.ts'
import type { Case } from './verdict.ts'

const MONEY_GIVEN =
  /奖补|补助|补贴|奖励|贴息|资助|罚款|处以|给予|赔偿|补偿|奖金|授信|保费|税率|利率|费率|减免|免征|返还|最高(?!人民)|配套资金/
const GIVING = /给予|奖励|奖补|补助|补贴|资助/
/** What each applicant may have: 每增加5000万元增加1名, 同一企业最多不超过10名, 单个充电桩功率不低于40千瓦. */
const PER_APPLICANT =
  /^(?:每(?:增加|新增|引进|完成|投资)|对每)[^，。；]*$|(?:同一|每|单)个?(?:企业|单位|项目|申请人|团队|人才|机构|台|套|户|家|船|[^，。；]{2,5}(?=功率|面积|规模|补))[^，。；]*$/

/** Money, places and shares that are given to somebody are no goal of the plan. */
export function isGift(one: Case): boolean {
  return isMoneyGift(one) || isPlaceGiven(one)
}

/** 给予自主认定指标1名. */
function isPlaceGiven({ document, quantity, sentence, clauseStart }: Case): boolean {
  if (quantity.sort === 'share') return false
  const { s } = document.view
  const before = s.slice(clauseStart, quantity.start)
  if (quantity.sort === 'counted' && /(?:给予|授予)[^，。；]{0,20}$/.test(before)) return true
  return PER_APPLICANT.test(before) && GIVING.test(s.slice(sentence[0], sentence[1]))
}

function isMoneyGift(one: Case): boolean {
  const { document, quantity, sentence, clauseStart, operator } = one
  const { s } = document.view
  const money =
    /元$/.test(quantity.unit) || quantity.sort === 'share' || quantity.sort === 'span' || quantity.unit === '倍'
  if (!money) return false
  if (isFund(s, one)) return true
  const end = partEnd(s, quantity.end, sentence[1])
  const part = s.slice(clauseStart, end)
  if (MONEY_GIVEN.test(part))
    return !(
      operator !== null &&
      /率|覆盖|占比/.test(s.slice(clauseStart, quantity.start)) &&
      !/利率|税率|费率|贴息/.test(part)
    )
  return /元$/.test(quantity.unit) && MONEY_GIVEN.test(s.slice(sentence[0], sentence[1])) && operator === null
}

/** 设立2.43亿元专项引导资金, 整合3000万元资金: money put aside is a means, not a goal. */
function isFund(s: string, { quantity, before }: Case): boolean {
  return (
    /元$/.test(quantity.unit) &&
    /(?:设立|整合|统筹|列支|拿出)[^，。；]{0,8}$/.test(before) &&
    /^[^，。；]{0,24}(?:资金|基金|经费|资金池)/.test(s.slice(quantity.end, quantity.end + 30))
  )
}
