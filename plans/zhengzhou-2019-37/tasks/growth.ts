import type { PlanTask } from '@gongjian/domain/task/task.ts'
import { task } from './build.ts'

/** 五、转换发展方式，培育新兴产业 */
export const growth: PlanTask[] = [
  task({
    id: '5.1',
    label: '五（一）',
    title: '推动传统行业转型发展',
    lead: 'gongxin',
    cooperating: ['fagai', 'shengtai'],
    milestones: [
      {
        id: '规模化集群化大型化',
        date: '2020-12-31',
        clause: '5.1.1',
        words: '2020年年底前基本实现重点行业企业规模化、产业集群化和装备大型化',
      },
    ],
  }),
  task({
    id: '5.2',
    label: '五（二）',
    title: '深入实施“三大改造”',
    lead: 'gongxin',
    cooperating: ['fagai', 'shengtai'],
    milestones: [
      { id: '机器人', date: '2020-12-31', clause: '5.2.1', words: '2020年年底前力争推广应用机器人1000台以上' },
      { id: '智能车间', date: '2020-12-31', clause: '5.2.1', words: '省级智能车间（工厂）达到60个' },
      {
        id: '两化融合',
        date: '2020-12-31',
        clause: '5.2.1',
        words: '全市工业化和信息融合发展水平进入全国第一方阵，智能转型走在全省前列',
      },
      {
        id: '绿色工厂园区',
        date: '2020-12-31',
        clause: '5.2.2.2',
        words: '到2020年年底全市累计创建绿色工厂、绿色园区15家',
      },
      {
        id: '新一轮技改',
        date: '2020-12-31',
        clause: '5.2.2.3',
        words: '到2020年年底力争全市规模以上企业完成新一轮技术改造',
      },
    ],
  }),
  task({
    id: '5.3',
    label: '五（三）',
    title: '打造新兴产业集群',
    lead: 'gongxin',
    cooperating: ['fagai', 'keji'],
    milestones: [
      {
        id: '培育集群',
        date: '2020-12-31',
        clause: '5.3.1',
        words: '到2020年着力培育一批百亿级、千亿级新兴产业集群',
      },
    ],
  }),
  task({
    id: '5.4',
    label: '五（四）',
    title: '大力发展新能源汽车产业',
    lead: 'gongxin',
    cooperating: ['fagai', 'jiaotong', 'chengjian', 'keji', 'jiguan', 'gongan'],
    milestones: [
      {
        id: '产业基地',
        date: '2020-12-31',
        clause: '5.4.1',
        words: '2020年年底建成具有较强竞争力的新能源汽车产业基地',
      },
      {
        id: '公共机构占比',
        date: '2020-12-31',
        clause: '5.4.1',
        words: '党政机关及公共机构购买的新能源汽车占当年配备更新总量的比例不低于80%',
      },
    ],
  }),
  task({
    id: '5.5',
    label: '五（五）',
    title: '加快发展节能环保产业',
    lead: 'fagai',
    cooperating: ['shengtai', 'gongxin', 'jiaotong', 'keji'],
    milestones: [
      { id: '重点企业', date: '2020-12-31', clause: '5.5.1', words: '到2020年培育一批亿元以上重点节能环保企业' },
    ],
  }),
]
