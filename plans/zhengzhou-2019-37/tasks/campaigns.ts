import type { PlanTask } from '@gongjian/domain/task/task.ts'
import { task } from './build.ts'

/** 四、开展专项整治，依法合规推进 */
export const campaigns: PlanTask[] = [
  task({
    id: '4.1',
    label: '四（一）',
    title: '强化“散乱污”企业综合整治',
    lead: 'shengtai',
    cooperating: ['fagai', 'ziran', 'shichang', 'gongxin'],
    milestones: [{ id: '彻底整治', date: '2020-12-31', clause: '4.1.1', words: '2020年年底前彻底整治“散乱污”企业' }],
  }),
  task({
    id: '4.2',
    label: '四（二）',
    title: '加强重金属行业企业综合整治',
    lead: 'shengtai',
    cooperating: ['fagai', 'gongxin'],
    milestones: [
      {
        id: '重金属减排',
        date: '2020-12-31',
        clause: '4.2.1',
        words: '2020年年底前全市重点行业的重金属排放量比2013年下降12%',
      },
    ],
  }),
  task({
    id: '4.3',
    label: '四（三）',
    title: '开展工业窑炉专项治理',
    lead: 'shengtai',
    cooperating: ['fagai', 'gongxin', 'shichang'],
    milestones: [
      { id: '燃煤热风炉', date: '2020-12-31', clause: '4.3.1', words: '2020年年底前取缔燃煤热风炉' },
      {
        id: '燃煤加热烘干炉',
        date: '2020-12-31',
        clause: '4.3.1',
        words: '淘汰热电联产供热管网覆盖范围内的燃煤加热、烘干炉（窑）',
      },
      { id: '煤气发生炉', date: '2020-12-31', clause: '4.3.1', words: '淘汰炉膛直径3米以下燃料类煤气发生炉' },
    ],
  }),
  task({
    id: '4.4',
    label: '四（四）',
    title: '实施VOCs专项整治',
    lead: 'shengtai',
    cooperating: ['fagai', 'gongxin', 'shichang', 'nongwei'],
    milestones: [
      {
        id: 'VOCs减排',
        date: '2020-12-31',
        clause: '4.4.1',
        words: '2020年年底前VOCs排放总量比2015年下降10%以上',
      },
      {
        id: '化工企业治理',
        date: '2020-12-31',
        clause: '4.4.1',
        words: '完成制药、农药、煤化工（含现代煤化工、炼焦、合成氨等）、橡胶制品等化工企业VOCs治理',
      },
    ],
  }),
  task({
    id: '4.5',
    label: '四（五）',
    title: '实施工业企业煤炭减量替代',
    lead: 'fagai',
    cooperating: ['gongxin', 'shengtai'],
    milestones: [
      {
        id: '煤炭消费下降',
        date: '2020-12-31',
        clause: '4.5.1',
        words: '2020年年底力争全市煤炭消费总量比2015年下降23%左右',
      },
    ],
  }),
  task({
    id: '4.6',
    label: '四（六）',
    title: '实施工业企业错峰生产',
    lead: 'gongxin',
    cooperating: ['shengtai'],
    milestones: [
      {
        id: '差异化错峰',
        date: '2020-12-31',
        clause: '4.6.1',
        words: '2020年年底前不断深化差异化错峰生产，严禁“一刀切”',
      },
    ],
  }),
]
