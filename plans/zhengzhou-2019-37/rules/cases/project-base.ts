import type { Written } from '@gongjian/domain/rule/case.ts'

/** A project that touches nothing; each case changes what it is about. */
export const PLAIN: Written = {
  建设性质: '新建',
  行业类别: '其他',
  单纯新增产能: '否',
  燃料: '天然气',
  位于工业园区: '是',
  位于化工园区: '否',
  新建化工园区: '否',
  园区环保基础设施完善且稳定运行: '是',
  承接转移项目: '否',
  属于过剩或落后产能: '否',
  产能置换方式: '无',
  骨干企业: '否',
  产能过剩行业: '否',
  VOCs排放量: 0,
  VOCs削减替代量: 0,
  VOCs替代倍数要求: '1',
  生产或使用高VOCs含量溶剂型涂料油墨胶粘剂: '否',
  年耗煤量: 0,
  高耗能项目: '否',
  单位产品能耗达到国际先进水平: '是',
  新建自备井: '否',
}

export const CEMENT: Written = { ...PLAIN, 行业类别: '水泥', 产能过剩行业: null, 产能置换方式: '减量置换' }
export const CHEMICAL: Written = { ...PLAIN, 行业类别: '化工', 位于化工园区: '是' }
export const VOCS: Written = { ...PLAIN, VOCs排放量: 12.5, VOCs削减替代量: 12.5 }
