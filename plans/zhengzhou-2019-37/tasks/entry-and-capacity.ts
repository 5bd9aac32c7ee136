import type { PlanTask } from '@gongjian/domain/task/task.ts'
import { task } from './build.ts'

/** 二、严格行业准入，压减过剩产能 */
export const entryAndCapacity: PlanTask[] = [
  task({
    id: '2.1',
    label: '二（一）',
    title: '优化区域布局，严格行业准入',
    lead: 'fagai',
    cooperating: ['shengtai', 'gongxin'],
    milestones: [
      {
        id: '布局优化',
        date: '2020-12-31',
        clause: '2.1.1',
        words:
          '2020年年底前调整优化不符合生态环境功能定位的产业布局、规模和结构，禁止新建、扩建单纯新增产能的产能过剩产业项目，禁止新增化工园区',
      },
    ],
  }),
  task({
    id: '2.2.1',
    label: '二（二）1',
    title: '加快压减产能',
    lead: 'gongxin',
    cooperating: ['fagai', 'shengtai', 'shichang', 'yingji'],
    milestones: [
      {
        id: '淘汰退出',
        date: '2020-12-31',
        clause: '2.2.1.1',
        words: '2020年年底前全面淘汰退出达不到标准的落后产能和不达标企业',
      },
    ],
  }),
  task({
    id: '2.2.2',
    label: '二（二）2',
    title: '关停退出环保不达标企业',
    lead: 'shengtai',
    cooperating: ['fagai', 'gongxin'],
    milestones: [
      {
        id: '关停退出',
        date: '2020-12-31',
        clause: '2.2.2.1',
        words: '2020年年底前全面关停退出环保不达标企业',
      },
    ],
  }),
]
