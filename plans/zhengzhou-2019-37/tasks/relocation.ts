import type { PlanTask } from '@gongjian/domain/task/task.ts'
import { task, type MilestoneWords } from './build.ts'

/** 三（一）1: each pathway has its own window. 大型和特大型 runs to 2025, three years past the 2022 of the same sentence. */
const PATHWAY_WINDOWS: readonly MilestoneWords[] = [
  {
    id: '全部完成',
    date: '2022-12-31',
    clause: '3.1.1',
    words: '到2022年，城市建成区内重污染企业分类完成就地改造、退城入园、转型转产或关闭退出任务',
  },
  { id: '就地改造-启动', date: '2019-06-30', clause: '3.1.1', words: '就地改造的企业2019年上半年启动' },
  {
    id: '就地改造-完成',
    date: '2020-12-31',
    clause: '3.1.1',
    words: '就地改造的企业2019年上半年启动，2020年底前完成',
    text: '就地改造的企业2020年底前完成',
  },
  { id: '转型转产-启动', date: '2019-06-30', clause: '3.1.1', words: '转型转产的企业2019年上半年启动' },
  {
    id: '转型转产-完成',
    date: '2021-12-31',
    clause: '3.1.1',
    words: '转型转产的企业2019年上半年启动，2021年底前完成',
    text: '转型转产的企业2021年底前完成',
  },
  { id: '退城入园-启动', date: '2019-12-31', clause: '3.1.1', words: '退城入园的企业2019年底前启动' },
  {
    id: '退城入园-中小型完成',
    date: '2022-12-31',
    clause: '3.1.1',
    words: '中小型企业2022年底前完成搬迁入园',
  },
  {
    id: '退城入园-大型完成',
    date: '2025-12-31',
    clause: '3.1.1',
    words: '大型和特大型企业2025年完成搬迁入园',
  },
  { id: '关闭退出-完成', date: '2020-12-31', clause: '3.1.1', words: '关闭退出企业2020年底前完成' },
]

/** 三（三）1 stands above both of its tasks. */
const GREEN_STANDARD: MilestoneWords = {
  id: '绿色环保标准',
  date: '2020-12-31',
  clause: '3.3.1',
  words: '2020年底前，全市重点行业治理基本达到绿色环保标准',
  after: '实施“一企一策”提标治理',
}

/** 三、加快搬迁改造，实施提标治理 */
export const relocation: PlanTask[] = [
  task({
    id: '3.1',
    label: '三（一）',
    title: '推进城市建成区内重污染工业企业搬迁改造',
    lead: 'gongxin',
    cooperating: ['shengtai', 'fagai', 'yingji', 'chengjian', 'ziran', 'caizheng', 'renshe'],
    milestones: PATHWAY_WINDOWS,
  }),
  task({
    id: '3.2',
    label: '三（二）',
    title: '推进城镇人口密集区危险化学品生产企业搬迁改造',
    lead: 'gongxin',
    responsible: ['410122', '410182', '410184', '410103'],
    cooperating: ['fagai', 'shengtai', 'yingji', 'chengjian', 'ziran'],
    milestones: [
      {
        id: '搬迁改造完成',
        date: '2020-12-31',
        clause: '3.2.1',
        words: '2020年年底前基本完成中小型危险化学品生产企业和存在重大风险隐患的大型企业搬迁改造工作',
      },
      { id: '清除生产设备', date: '2020-12-31', clause: '3.2.2', words: '2020年年底前清除生产设备' },
    ],
  }),
  task({
    id: '3.3.2.1',
    label: '三（三）2（1）',
    title: '制定重点行业最优排放标准和“一厂一策”方案',
    lead: 'shengtai',
    cooperating: ['gongxin'],
    milestones: [
      {
        id: '最优限值',
        date: '2019-03-31',
        clause: '3.3.2.1',
        words:
          '2019年3月底前，根据郑州市实际情况，聘请有关专家团队，对钢铁、铸造、碳素、电解铝、氧化铝、水泥、砖瓦、陶瓷、耐火材料、电力、农药、医药等重点行业制定严于国家、省大气污染物排放标准的郑州市工业企业大气污染物排放最优限值',
        text: '2019年3月底前，制定严于国家、省标准的郑州市工业企业大气污染物排放最优限值',
      },
      {
        id: '一厂一策方案',
        date: '2019-05-31',
        clause: '3.3.2.1',
        words: '2019年5月底前，组织专家团队帮助企业制定“一厂一策”有组织和无组织排放深度治理改造专项方案',
      },
      GREEN_STANDARD,
    ],
  }),
  task({
    id: '3.3.2.2',
    label: '三（三）2（2）',
    title: '组织推进重点行业“一企一策”提标治理',
    lead: 'gongxin',
    cooperating: ['shengtai'],
    milestones: [GREEN_STANDARD],
  }),
]
