import type { PlanTarget } from '@gongjian/domain/target/target.ts'

const END_OF_2020 = '2020-12-31'

/** The eleven goals that a number states. Comparators as written: 以上 and 不低于 are `>=`, a plain 下降 or 达到 `=`, 左右 `~`. */
const NUMERIC: readonly PlanTarget[] = [
  // No task of the plan carries the energy intensity.
  numeric('1.3/能耗', '1.3', null, '规模以上企业单位工业增加值能耗', 'decrease', '>=', 23, '%', { baselineYear: 2015 }),
  // 六（二） carries the water, though it has no date of its own (持续推进).
  numeric('1.3/用水量', '1.3', '6.2', '单位工业增加值用水量', 'decrease', '>=', 25, '%', { baselineYear: 2015 }),
  numeric('1.3/VOCs', '1.3', '4.4', 'VOCs（挥发性有机物）排放总量', 'decrease', '>=', 10, '%', { baselineYear: 2015 }),
  numeric('4.2/重金属', '4.2.1', '4.2', '重点行业的重金属排放量', 'decrease', '=', 12, '%', { baselineYear: 2013 }),
  // Stated twice, here and in 一（三）.
  numeric('4.4/VOCs', '4.4.1', '4.4', 'VOCs排放总量', 'decrease', '>=', 10, '%', { baselineYear: 2015 }),
  numeric('4.5/煤炭', '4.5.1', '4.5', '煤炭消费总量', 'decrease', '~', 23, '%', {
    baselineYear: 2015,
    firmness: 'strive',
  }),
  numeric('5.2/机器人', '5.2.1', '5.2', '推广应用机器人', 'level', '>=', 1000, '台', { firmness: 'strive' }),
  numeric('5.2/智能车间', '5.2.1', '5.2', '省级智能车间（工厂）', 'level', '=', 60, '个', { firmness: 'strive' }),
  numeric('5.2/绿色工厂园区', '5.2.2.2', '5.2', '累计创建绿色工厂、绿色园区', 'level', '=', 15, '家', {}),
  numeric(
    '5.4/公共机构占比',
    '5.4.1',
    '5.4',
    '党政机关及公共机构购买的新能源汽车占当年配备更新总量的比例',
    'level',
    '>=',
    80,
    '%',
    {},
  ),
  numeric('6.5/综合利用率', '6.5.1', '6.5', '工业固体废物综合利用率', 'level', '>=', 80, '%', { firmness: 'strive' }),
]

/** Goals for every one of a set, with no number: the pack's additions to the reading (plan-reading, "Settled questions"). */
const ALL: readonly PlanTarget[] = [
  all('1.3/建成区重污染企业', '1.3', '3.1', '城市建成区内重污染企业分类完成就地改造、退城入园、转型转产或关闭退出', {
    by: '2022-12-31',
  }),
  all('5.2/新一轮技改', '5.2.2.3', '5.2', '规模以上企业完成新一轮技术改造', { firmness: 'strive' }),
  // 五（四）2 gives no day of its own (原则上…全部更换); the task's is the end of 2020.
  all('5.4/公交环卫', '5.4.2', '5.4', '城市建成区新增公交车辆、环卫车辆更换为新能源车', {}),
  all('6.3/强制性清洁生产', '6.3.1', '6.3', '重点行业重点用能企业强制性清洁生产全覆盖', {}),
  all('6.4/污水集中处理', '6.4.1', '6.4', '产业集聚区污水集中处理设施稳定达标运行', {}),
]

export const targets: PlanTarget[] = [...NUMERIC, ...ALL]

function numeric(
  id: string,
  clause: string,
  task: string | null,
  subject: string,
  kind: 'decrease' | 'level',
  comparator: '>=' | '=' | '~',
  value: number,
  unit: string,
  more: { baselineYear?: number; firmness?: 'strive' },
): PlanTarget {
  return {
    id,
    clause,
    task,
    subject,
    kind,
    comparator,
    value,
    unit,
    baselineYear: more.baselineYear ?? null,
    by: END_OF_2020,
    firmness: more.firmness ?? 'binding',
  }
}

function all(
  id: string,
  clause: string,
  task: string,
  subject: string,
  more: { by?: string; firmness?: 'strive' },
): PlanTarget {
  return {
    id,
    clause,
    task,
    subject,
    kind: 'all',
    comparator: null,
    value: null,
    unit: null,
    baselineYear: null,
    by: more.by ?? END_OF_2020,
    firmness: more.firmness ?? 'binding',
  }
}
