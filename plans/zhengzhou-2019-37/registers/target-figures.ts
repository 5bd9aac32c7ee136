/** Which figure of which register tells how far a target has come: target → register and its figure's key. */
export interface TargetMeasure {
  readonly register: string
  readonly figure: string
}

export const targetMeasures: Readonly<Record<string, TargetMeasure>> = {
  '1.3/能耗': { register: 'economy', figure: 'energyChange' },
  '1.3/用水量': { register: 'economy', figure: 'waterChange' },
  '1.3/VOCs': { register: 'vocs', figure: 'change' },
  '4.2/重金属': { register: 'heavy-metals', figure: 'change' },
  '4.4/VOCs': { register: 'vocs', figure: 'change' },
  '4.5/煤炭': { register: 'coal-balance', figure: 'change' },
  '5.2/机器人': { register: 'transformation', figure: 'robots' },
  '5.2/智能车间': { register: 'transformation', figure: 'smart' },
  '5.2/绿色工厂园区': { register: 'transformation', figure: 'green' },
  '5.4/公共机构占比': { register: 'new-energy-vehicles', figure: 'public' },
  '6.5/综合利用率': { register: 'solid-waste', figure: 'rate' },
  '1.3/建成区重污染企业': { register: 'relocation', figure: 'done' },
  '5.2/新一轮技改': { register: 'transformation', figure: 'round' },
  '5.4/公交环卫': { register: 'new-energy-vehicles', figure: 'buses' },
  '6.3/强制性清洁生产': { register: 'cleaner-production', figure: 'coverage' },
  '6.4/污水集中处理': { register: 'parks', figure: 'steady' },
}
