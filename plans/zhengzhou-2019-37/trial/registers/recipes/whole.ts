import type { Book } from '../book.ts'
import type { City } from '../city.ts'
import type { TrialItem } from '../types.ts'
import { amount, BODIES, dayBetween, numbered } from './recipe.ts'

/** 七（二）, 七（三）: who was supported for what, and what others may learn. `done`: closed items that there is something to say of. */
export function* support(book: Book, city: City, done: readonly TrialItem[]): Generator<TrialItem> {
  const { r } = book
  const firms = new Map(city.firms.map((x) => [x.name, x]))
  for (const item of done.filter(() => r.chance(0.5))) {
    const firm = firms.get(item.enterprise ?? '')
    const last = item.moves.at(-1)?.at.slice(0, 10)
    if (!firm || last === undefined) continue
    const granted = amount(r, 5, 400, 0)
    yield book.item('support', {
      firm,
      from: last,
      refs: { item: item.key },
      values: {
        kind: r.pick(['财政资金', '财政资金', '绿色信贷', '税收优惠', '产业基金']),
        fund: r.pick(['制造强市专项资金', '国家中心城市产业发展基金', '省级资金', '县级资金']),
        policy: '演示政策文件',
        matter: `演示支持事项${item.key}`,
        amount: granted,
        paid: amount(r, 0, granted, 0),
        grantedOn: last,
        grantedBy: '演示批准部门',
      },
    })
  }
}

export function* cases(book: Book, city: City): Generator<TrialItem> {
  const { r } = book
  let n = 0
  for (const unit of BODIES) {
    for (let i = r.int(0, 2); i > 0; i--) {
      const state = r.pick(['已报送', '已采用', '已公布', '未采用'])
      yield book.item('cases', {
        unit,
        title: numbered('典型案例', ++n, city.short(unit)),
        values: {
          kind: r.pick(['结构调整', '动能转换', '绿色化标杆', '智能化标杆']),
          subjectName: '演示单位',
          summary: '演示：通过兼并重组、集中供气和清洁能源替代，压减低效产能。',
          effect: '演示：颗粒物排放明显下降。',
          state,
          submittedOn: dayBetween(r, '2019-07-01', '2019-09-10'),
          publishedOn: state === '已公布' ? '2019-09-18' : null,
        },
      })
    }
  }
}
