import type { PlanTask } from '@gongjian/domain/task/task.ts'
import { task } from './build.ts'

/** 六、优化资源利用，推动绿色发展 */
export const resources: PlanTask[] = [
  task({
    id: '6.1',
    label: '六（一）',
    title: '强化节能环保标准约束',
    lead: 'gongxin',
    cooperating: ['fagai', 'shengtai', 'shuili'],
    // 时间节点 names no day that can be checked (鼓励…): the milestone stays undated, and the linter says so.
    milestones: [
      {
        id: '申报名单目录',
        date: null,
        clause: '6.1.1',
        words: '鼓励企业（产品）积极申报进入国家水效、能效“领跑者”名单、节能机电设备（产品）目录、“能效之星”产品目录',
      },
    ],
  }),
  task({
    id: '6.2',
    label: '六（二）',
    title: '提高企业用水效率',
    lead: 'shuili',
    cooperating: ['gongxin', 'fagai', 'shengtai'],
    milestones: [{ id: '持续推进', date: null, clause: '6.2.1', words: '持续推进' }],
  }),
  task({
    id: '6.3',
    label: '六（三）',
    title: '大力开展重点行业清洁生产',
    lead: 'shengtai',
    cooperating: ['gongxin', 'fagai'],
    milestones: [
      {
        id: '强制性全覆盖',
        date: '2020-12-31',
        clause: '6.3.1',
        words: '到2020年年底实现重点行业重点用能企业强制性清洁生产全覆盖',
      },
    ],
  }),
  task({
    id: '6.4',
    label: '六（四）',
    title: '提升产业集聚区污水处理水平',
    lead: 'fagai',
    cooperating: ['chengjian', 'ziran', 'shengtai'],
    milestones: [
      {
        id: '稳定达标运行',
        date: '2020-12-31',
        clause: '6.4.1',
        words: '2020年年底产业集聚区污水集中处理设施稳定达标运行',
      },
    ],
  }),
  task({
    id: '6.5',
    label: '六（五）',
    title: '推进固体废物处理处置及综合利用',
    lead: 'fagai',
    cooperating: ['gongxin', 'shengtai', 'yingji'],
    milestones: [
      {
        id: '综合利用率',
        date: '2020-12-31',
        clause: '6.5.1',
        words: '力争2020年年底前全市工业固体废物综合利用率达到80%以上',
      },
    ],
  }),
]
